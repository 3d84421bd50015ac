import { defineEntity } from '../registry/entity.ts'
import { choice, currency, instant, money, reference, text } from '../registry/field.ts'

/** A question that somebody with authority answers. */
export const approval = defineEntity({
  name: 'approval',
  plural: 'approvals',
  summary: 'A question that somebody with authority answers',
  fields: {
    kind: choice(['deal'], { initial: 'deal', immutable: true, filter: true }),
    dealId: reference('deal', { immutable: true, filter: true }),
    title: text({ required: true, immutable: true, search: true }),
    amount: money({ immutable: true, sort: true }),
    currency: currency({ immutable: true }),
    reason: text({ max: 1000, immutable: true, summary: 'Why somebody has to be asked' }),
    requestedBy: text({ immutable: true, summary: 'An actor as type:id' }),
    status: choice(['pending', 'approved', 'declined', 'expired', 'cancelled'], {
      initial: 'pending',
      filter: true,
      sort: true,
    }),
    expiresAt: instant({ immutable: true, sort: true }),
    decidedBy: text({ summary: 'An actor as type:id' }),
    decidedAt: instant({ sort: true }),
    note: text({ max: 2000 }),
  },
  writes: [],
  status: {
    field: 'status',
    moves: {},
    internalMoves: { pending: ['approved', 'declined', 'expired', 'cancelled'] },
  },
})
