import { z } from 'zod'
import { declareEvent } from '../shared/events.ts'

const orderId = z.uuid()

export const orderCancelled = declareEvent({
  type: 'order.cancelled',
  summary: 'An order was cancelled; what it had reserved is released.',
  data: { orderId, number: z.string().nullable(), reason: z.string().nullable() },
})

export const orderProcessed = declareEvent({
  type: 'order.processed',
  summary: 'The processor has finished with an order.',
  data: {
    orderId,
    status: z.enum(['completed', 'failed']),
    errorCode: z.string().nullable(),
    errorMessage: z.string().nullable(),
  },
})

export const orderProcessingRequested = declareEvent({
  type: 'order.processing_requested',
  summary: 'An order is to be processed again.',
  data: { orderId, deadLetterId: z.uuid().nullable() },
})

export const orderFulfillRequested = declareEvent({
  type: 'order.fulfill_requested',
  summary: 'What is reserved for an order is to be shipped.',
  data: {
    orderId,
    fulfillmentId: z.uuid(),
    priority: z.enum(['low', 'normal', 'high', 'urgent']),
    /** Lines and quantities; everything that is reserved when empty. */
    lines: z.array(z.object({ itemId: z.uuid(), quantity: z.number() })),
  },
})

export const orderShipped = declareEvent({
  type: 'order.shipped',
  summary: 'Goods of an order left a warehouse.',
  data: { orderId, shipmentId: z.uuid(), fulfillmentStatus: z.string() },
})

export const orderReserved = declareEvent({
  type: 'order.reserved',
  summary: 'More stock is reserved for an order.',
  data: { orderId, complete: z.boolean() },
})
