import { defineEntity } from '../registry/entity.ts'
import { choice, currency, instant, money, reference, text, url } from '../registry/field.ts'

/** Money of a customer for an order. */
export const payment = defineEntity({
  name: 'payment',
  plural: 'payments',
  summary: 'Money of a customer for an order',
  fields: {
    orderId: reference('order', { required: true, immutable: true, filter: true }),
    invoiceId: reference('invoice', { immutable: true, filter: true }),
    customerId: reference('customer', { required: true, immutable: true, filter: true }),
    gateway: choice(['ledger', 'kaspi'], { initial: 'ledger', immutable: true, filter: true }),
    method: choice(['cash', 'card', 'transfer', 'link', 'other'], {
      initial: 'transfer',
      immutable: true,
      filter: true,
    }),
    status: choice(['pending', 'captured', 'failed', 'cancelled'], {
      initial: 'pending',
      filter: true,
      sort: true,
    }),
    amount: money({ required: true, immutable: true, filter: true, sort: true }),
    currency: currency({ immutable: true, filter: true }),
    refundedTotal: money({ initial: 0, summary: 'Refunded, or being refunded' }),
    externalId: text({ max: 200, filter: true, summary: 'What the gateway calls it' }),
    payUrl: url({ summary: 'Where the customer pays' }),
    capturedAt: instant({ filter: true, sort: true }),
    failureReason: text({ max: 1000 }),
    note: text({ max: 2000, immutable: true }),
  },
  unique: [['gateway', 'externalId']],
  writes: [],
  status: {
    field: 'status',
    moves: {},
    internalMoves: {
      pending: ['captured', 'failed', 'cancelled'],
      failed: ['captured'],
      cancelled: ['captured'],
    },
  },
})
