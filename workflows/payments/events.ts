import { z } from 'zod'
import { declareEvent } from '../shared/events.ts'

const money = { amount: z.number(), currency: z.string() }
const about = { paymentId: z.uuid(), orderId: z.uuid() }

export const paymentRequested = declareEvent({
  type: 'payment.requested',
  summary: 'A gateway is asked to charge a customer.',
  data: { ...about, gateway: z.string(), ...money },
})

export const paymentCaptured = declareEvent({
  type: 'payment.captured',
  summary: 'A customer has paid.',
  data: { ...about, gateway: z.string(), ...money },
})

export const paymentFailed = declareEvent({
  type: 'payment.failed',
  summary: 'A customer has not paid.',
  data: { ...about, gateway: z.string(), reason: z.string().nullable() },
})

export const refundRequested = declareEvent({
  type: 'refund.requested',
  summary: 'Money is to go back to a customer.',
  data: { refundId: z.uuid(), ...about, ...money },
})

export const refundFinished = declareEvent({
  type: 'refund.finished',
  summary: 'Money went back to a customer, or could not.',
  data: {
    refundId: z.uuid(),
    ...about,
    ...money,
    status: z.enum(['succeeded', 'failed']),
    reason: z.string().nullable(),
  },
})
