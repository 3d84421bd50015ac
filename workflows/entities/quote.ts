import { defineEntity } from '../registry/entity.ts'
import { choice, currency, date, money, reference, text } from '../registry/field.ts'
import { checkAgreed } from '../sales/check-agreed.ts'
import { checkLineItems } from '../sales/check-line-items.ts'
import { deriveTotals } from '../sales/derive-totals.ts'
import { type LineItem, lineItemFields } from '../sales/line-items.ts'

/** An offer with prices, for a customer to accept. */
export const quote = defineEntity({
  name: 'quote',
  plural: 'quotes',
  summary: 'An offer with prices, for a customer to accept',
  fields: {
    number: text({ max: 40, required: true, filter: true, sort: true, search: true }),
    customerId: reference('customer', { required: true, filter: true }),
    dealId: reference('deal', { filter: true }),
    status: choice(['draft', 'sent', 'accepted', 'declined', 'expired'], {
      initial: 'draft',
      filter: true,
      sort: true,
    }),
    validUntil: date({ filter: true, sort: true, summary: 'The last day' }),
    currency: currency({ filter: true }),
    subtotal: money({ readOnly: true, initial: 0, summary: 'The items after discount' }),
    taxTotal: money({ readOnly: true, initial: 0 }),
    total: money({ readOnly: true, initial: 0, filter: true, sort: true }),
    terms: text({ max: 10_000 }),
    notes: text({ max: 10_000 }),
  },
  unique: [['number']],
  items: { fields: lineItemFields },
  status: {
    field: 'status',
    starts: ['draft', 'sent'],
    moves: {
      draft: ['sent'],
      sent: ['draft', 'accepted', 'declined', 'expired'],
      declined: ['draft'],
      expired: ['draft'],
    },
  },
  derive: deriveTotals,
  keep: ({ status }) => (status === 'accepted' ? 'it is accepted' : null),
  check: (values, { before }) => [
    ...checkLineItems((values['items'] ?? []) as LineItem[]),
    ...(before?.['status'] === 'accepted'
      ? checkAgreed(
          before,
          values,
          ['number', 'customerId'],
          'cannot change when the quote is accepted',
        )
      : []),
  ],
})
