import { defineEntity } from '../registry/entity.ts'
import { choice, currency, instant, money, reference, text } from '../registry/field.ts'

/** Money that goes back to a customer. */
export const refund = defineEntity({
  name: 'refund',
  plural: 'refunds',
  summary: 'Money that goes back to a customer',
  fields: {
    paymentId: reference('payment', { required: true, immutable: true, filter: true }),
    orderId: reference('order', { required: true, immutable: true, filter: true }),
    amount: money({ min: 1, required: true, immutable: true, filter: true, sort: true }),
    currency: currency({ immutable: true, filter: true }),
    reason: text({ max: 1000, immutable: true }),
    status: choice(['pending', 'succeeded', 'failed'], {
      initial: 'pending',
      filter: true,
      sort: true,
    }),
    externalId: text({ max: 200, filter: true }),
    finishedAt: instant({ sort: true }),
    failureReason: text({ max: 1000 }),
  },
  writes: [],
  status: {
    field: 'status',
    moves: {},
    internalMoves: { pending: ['succeeded', 'failed'], failed: ['pending'] },
  },
})
