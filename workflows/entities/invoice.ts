import { defineEntity } from '../registry/entity.ts'
import { choice, currency, date, instant, integer, money } from '../registry/field.ts'
import { reference, text } from '../registry/field.ts'
import { deriveTotals } from '../sales/derive-totals.ts'
import { lineItemFields } from '../sales/line-items.ts'

/** What a customer owes for an order. Its number is never used again, also when it is void. */
export const invoice = defineEntity({
  name: 'invoice',
  plural: 'invoices',
  summary: 'What a customer owes for an order',
  fields: {
    number: text({
      max: 60,
      required: true,
      immutable: true,
      filter: true,
      sort: true,
      search: true,
    }),
    series: text({ max: 40, required: true, immutable: true, filter: true, sort: true }),
    sequence: integer({
      min: 1,
      required: true,
      immutable: true,
      filter: true,
      sort: true,
      summary: 'Gapless in its series',
    }),
    orderId: reference('order', { required: true, immutable: true, filter: true }),
    customerId: reference('customer', { required: true, immutable: true, filter: true }),
    status: choice(['issued', 'partially_paid', 'paid', 'void'], {
      initial: 'issued',
      filter: true,
      sort: true,
    }),
    issuedOn: date({ required: true, immutable: true, filter: true, sort: true }),
    dueOn: date({ required: true, immutable: true, filter: true, sort: true }),
    currency: currency({ immutable: true, filter: true }),
    subtotal: money({ readOnly: true, initial: 0, summary: 'The items after discount' }),
    taxTotal: money({ readOnly: true, initial: 0 }),
    total: money({ readOnly: true, initial: 0, filter: true, sort: true }),
    paidTotal: money({ readOnly: true, initial: 0, summary: 'Paid less refunded' }),
    replacesId: reference('invoice', {
      immutable: true,
      filter: true,
      summary: 'The void one before it',
    }),
    voidedAt: instant({ sort: true }),
    voidReason: text({ max: 1000 }),
  },
  unique: [['number'], ['series', 'sequence']],
  items: { fields: lineItemFields },
  writes: [],
  status: {
    field: 'status',
    moves: {},
    internalMoves: {
      issued: ['partially_paid', 'paid', 'void'],
      partially_paid: ['issued', 'paid', 'void'],
      paid: ['issued', 'partially_paid', 'void'],
    },
  },
  derive: deriveTotals,
})
