import { defineEntity } from '../registry/entity.ts'
import { choice, currency, date, instant, integer, money } from '../registry/field.ts'
import { percent, reference, tags, text } from '../registry/field.ts'
import { checkDeal, deriveDeal, publishDeal } from '../sales/deal-rules.ts'
import { lineItemFields } from '../sales/line-items.ts'

/** A sale in the making. */
export const deal = defineEntity({
  name: 'deal',
  plural: 'deals',
  summary: 'A sale in the making',
  fields: {
    title: text({ required: true, filter: true, sort: true, search: true }),
    number: text({ max: 40, filter: true, sort: true, search: true }),
    customerId: reference('customer', { filter: true, summary: 'Needed to win it' }),
    leadId: reference('lead', { filter: true }),
    stage: choice(['LEAD', 'QUALIFIED', 'PROPOSAL', 'NEGOTIATION', 'WON', 'LOST'], {
      initial: 'LEAD',
      filter: true,
      sort: true,
    }),
    subtotal: money({ readOnly: true, initial: 0, summary: 'The items after discount' }),
    taxTotal: money({ readOnly: true, initial: 0 }),
    value: money({
      readOnly: true,
      initial: 0,
      filter: true,
      sort: true,
      summary: 'subtotal + taxTotal, in minor units',
    }),
    currency: currency({ filter: true }),
    probability: integer({ max: 100, filter: true, sort: true, summary: 'Of winning, percent' }),
    expectedCloseOn: date({ filter: true, sort: true }),
    closedAt: instant({ readOnly: true, filter: true, sort: true, summary: 'Won or lost then' }),
    lostReason: text({ max: 1000, summary: 'Needed when the stage is LOST' }),
    sentBackReason: text({
      max: 1000,
      readOnly: true,
      summary: 'Why its order could not be made when it was won last',
    }),
    ownerId: reference('employee', { filter: true, summary: 'Who looks after it' }),
    pricing: choice(['agreed', 'standard', 'discount', 'tiered'], {
      initial: 'agreed',
      filter: true,
      summary:
        'How winning prices it: as it stands, by the list, less a discount, by the price list',
    }),
    discountPercent: percent({ summary: 'Of the strategy discount' }),
    deliverBy: date({ filter: true, sort: true, summary: 'What was promised to the customer' }),
    warehouseId: reference('warehouse', { summary: 'Where it is shipped from first' }),
    source: text({ max: 100, filter: true }),
    tags: tags({ filter: true }),
    notes: text({ max: 10_000 }),
  },
  unique: [['number']],
  items: { fields: lineItemFields },
  status: {
    field: 'stage',
    starts: ['LEAD', 'QUALIFIED', 'PROPOSAL', 'NEGOTIATION'],
    moves: {
      LEAD: ['QUALIFIED', 'LOST'],
      QUALIFIED: ['PROPOSAL', 'LEAD', 'LOST'],
      PROPOSAL: ['NEGOTIATION', 'QUALIFIED', 'WON', 'LOST'],
      NEGOTIATION: ['PROPOSAL', 'WON', 'LOST'],
      LOST: ['LEAD', 'QUALIFIED', 'PROPOSAL', 'NEGOTIATION'],
    },
    internalMoves: {
      // Who wins a deal need not go through the stages before.
      LEAD: ['WON'],
      QUALIFIED: ['WON'],
      // An order that cannot be made sends its deal back.
      WON: ['NEGOTIATION'],
    },
  },
  check: checkDeal,
  derive: deriveDeal,
  publish: publishDeal,
  keep: ({ stage }) => (stage === 'WON' ? 'it is won' : null),
})
