import { z } from 'zod'
import { declareEvent } from '../shared/events.ts'
import { STOCK_MOVE_KINDS } from './ports.ts'

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
