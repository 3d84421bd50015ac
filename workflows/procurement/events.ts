import { z } from 'zod'
import { declareEvent } from '../shared/events.ts'

const productId = z.uuid()

export const productReordered = declareEvent({
  type: 'product.reordered',
  summary: 'A product at its reorder point was put on the draft purchase order of its supplier.',
  data: { productId, purchaseOrderId: z.uuid(), quantity: z.number() },
})

export const productReorderBlocked = declareEvent({
  type: 'product.reorder_blocked',
  summary: 'A product is at its reorder point, but cannot be ordered.',
  data: { productId, reason: z.enum(['no_supplier', 'no_quantity']) },
})
