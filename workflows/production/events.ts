import { z } from 'zod'
import { declareEvent } from '../shared/events.ts'

export const productionReported = declareEvent({
  type: 'production_order.produced',
  summary: 'Some or all of a production order was made and put in stock.',
  data: {
    productionOrderId: z.uuid(),
    productId: z.uuid(),
    quantity: z.number(),
    orderId: z.uuid().nullable(),
    complete: z.boolean(),
  },
})
