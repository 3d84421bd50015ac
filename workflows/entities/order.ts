import { defineEntity } from '../registry/entity.ts'
import { choice, currency, date, instant, money } from '../registry/field.ts'
import { quantity, reference, tags, text } from '../registry/field.ts'
import { lineItemFields } from '../sales/line-items.ts'
import { deriveOrder, publishOrder } from '../orders/order-rules.ts'

const stock = (summary: string) => quantity({ readOnly: true, initial: 0, summary })

/** What a customer ordered. */
export const order = defineEntity({
  name: 'order',
  plural: 'orders',
  summary: 'What a customer ordered',
  fields: {
    number: text({ max: 40, readOnly: true, filter: true, sort: true, search: true }),
    customerId: reference('customer', { required: true, immutable: true, filter: true }),
    dealId: reference('deal', { readOnly: true, filter: true }),
    quoteId: reference('quote', { readOnly: true, filter: true }),
    origin: choice(['api', 'deal', 'quote'], { initial: 'api', readOnly: true, filter: true }),
    status: choice(['pending', 'processing', 'completed', 'failed', 'cancelled'], {
      initial: 'pending',
      filter: true,
      sort: true,
      summary: 'completed: invoiced, and every line reserved or on its way',
    }),
    fulfillmentStatus: choice(['unfulfilled', 'partially_fulfilled', 'fulfilled'], {
      initial: 'unfulfilled',
      readOnly: true,
      filter: true,
      summary: 'How much of it is shipped',
    }),
    paymentStatus: choice(['unpaid', 'partially_paid', 'paid', 'partially_refunded', 'refunded'], {
      initial: 'unpaid',
      readOnly: true,
      filter: true,
    }),
    priority: choice(['low', 'normal', 'high', 'urgent'], {
      initial: 'normal',
      filter: true,
      summary: 'Who gets stock first',
    }),
    warehouseId: reference('warehouse', {
      filter: true,
      summary: 'Where it is shipped from first',
    }),
    currency: currency({ immutable: true, filter: true }),
    subtotal: money({ readOnly: true, initial: 0, summary: 'The items after discount' }),
    taxTotal: money({ readOnly: true, initial: 0 }),
    total: money({ readOnly: true, initial: 0, filter: true, sort: true }),
    deliverBy: date({ immutable: true, filter: true, sort: true, summary: 'What was promised' }),
    earliestOn: date({ readOnly: true, summary: 'When the last line can be there, by lead times' }),
    address: text({ max: 1000 }),
    reason: text({ max: 1000, readOnly: true, summary: 'Why it failed or was cancelled' }),
    closedAt: instant({ readOnly: true, sort: true, summary: 'Failed or cancelled then' }),
    tags: tags({ filter: true }),
    notes: text({ max: 10_000 }),
  },
  unique: [['number']],
  items: {
    readOnly: true,
    fields: {
      ...lineItemFields,
      reserved: stock('In a warehouse, kept for this line'),
      toProduce: stock('In production orders'),
      toPurchase: stock('In purchase orders, or waiting for one'),
      delivered: stock('Shipped'),
      cancelled: stock('Not delivered any more'),
    },
  },
  writes: ['change'],
  facts: ['origin'],
  status: {
    field: 'status',
    starts: ['pending'],
    moves: {},
    internalMoves: {
      pending: ['processing', 'cancelled'],
      processing: ['completed', 'failed', 'cancelled'],
      // Until everything is delivered; cancelOrder checks that.
      completed: ['cancelled'],
      // A dead letter that is replayed (O3).
      failed: ['processing'],
    },
  },
  derive: deriveOrder,
  publish: publishOrder,
})
