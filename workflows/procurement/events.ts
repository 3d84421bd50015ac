import { z } from 'zod'
import { declareEvent } from '../shared/events.ts'

const productId = z.uuid()
const purchaseOrderId = z.uuid()

export const productReordered = declareEvent({
  type: 'product.reordered',
  summary: 'A product at its reorder point was put on the draft purchase order of its supplier.',
  data: { productId, purchaseOrderId, quantity: z.number() },
})

export const productReorderBlocked = declareEvent({
  type: 'product.reorder_blocked',
  summary: 'A product is at its reorder point, but cannot be ordered.',
  data: { productId, reason: z.enum(['no_supplier', 'no_quantity', 'failed']) },
})

export const purchaseOrderStocked = declareEvent({
  type: 'purchase_order.stocked',
  summary: 'The goods of a received purchase order are in stock.',
  data: { purchaseOrderId, warehouseId: z.uuid(), moves: z.number() },
})

export const purchaseOrderStockingFailed = declareEvent({
  type: 'purchase_order.stocking_failed',
  summary: 'The goods of a received purchase order could not be put in stock: move them by hand.',
  data: { purchaseOrderId, reason: z.string() },
})
