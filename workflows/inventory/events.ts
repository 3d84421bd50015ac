import { z } from 'zod'
import { declareEvent } from '../shared/events.ts'
import { DEMAND_KINDS, STOCK_MOVE_KINDS } from './ports.ts'

export const stockMoved = declareEvent({
  type: 'stock.moved',
  summary: 'Stock came into a warehouse, left it, or was counted.',
  data: {
    moveId: z.uuid(),
    warehouseId: z.uuid(),
    productId: z.uuid(),
    kind: z.enum(STOCK_MOVE_KINDS),
    /** What came in; negative for what left. */
    quantity: z.number(),
    /** What is there after the move. */
    onHand: z.number(),
    /** What of it is not reserved. */
    available: z.number(),
  },
})

const reservation = {
  reservationId: z.uuid(),
  warehouseId: z.uuid(),
  productId: z.uuid(),
  demandKind: z.enum(DEMAND_KINDS),
  /** The item of the order or production order. */
  demandId: z.uuid(),
  reference: z.string().nullable(),
  /** By how much it changed. */
  quantity: z.number(),
  /** What is kept for the demand in the warehouse now. */
  reserved: z.number(),
  /** What is not kept for anybody. */
  available: z.number(),
}

export const stockReserved = declareEvent({
  type: 'stock.reserved',
  summary: 'Stock in a warehouse is kept for somebody.',
  data: reservation,
})

export const stockReleased = declareEvent({
  type: 'stock.released',
  summary: 'Stock that was kept for somebody is available again.',
  data: reservation,
})
