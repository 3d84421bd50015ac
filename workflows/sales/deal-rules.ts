import type { ChangeContext, EntityRecord } from '../registry/entity.ts'
import type { FieldError } from '../shared/errors.ts'
import type { NewEvent } from '../shared/events.ts'
import { checkAgreed } from './check-agreed.ts'
import { checkLineItems } from './check-line-items.ts'
import { documentTotals } from './document-totals.ts'
import { dealLost, dealWon } from './events.ts'
import type { LineItem } from './line-items.ts'

type Values = Record<string, unknown>

const isClosed = (stage: unknown): boolean => stage === 'WON' || stage === 'LOST'
const itemsOf = (values: Values): LineItem[] => (values['items'] ?? []) as LineItem[]

/** A deal's amounts follow from its items; it is closed since it was won or lost. */
export function deriveDeal(values: Values, { before, now }: ChangeContext): Values {
  const { items, subtotal, taxTotal, total } = documentTotals(itemsOf(values))
  const since = before?.['stage'] === values['stage'] ? before?.['closedAt'] : now
  const closedAt = isClosed(values['stage']) ? since : null
  return { items, subtotal, taxTotal, value: total, closedAt }
}

/** A lost deal has a reason, a won one a customer; what was won stays as it was agreed. */
export function checkDeal(values: Values, { before }: ChangeContext): FieldError[] {
  const { stage, lostReason, customerId } = values
  const errors = checkLineItems(itemsOf(values))
  if (stage === 'LOST' && lostReason == null) {
    errors.push({ field: 'lostReason', rule: 'is needed when the stage is LOST' })
  }
  if (stage === 'WON' && customerId == null) {
    errors.push({ field: 'customerId', rule: 'is needed when the stage is WON' })
  }
  if (before && before['stage'] === 'WON' && stage === 'WON') {
    const rule = 'cannot change when the deal is WON'
    errors.push(...checkAgreed(before, values, ['customerId'], rule))
  }
  return errors
}

/** `deal.won` and `deal.lost`, when the stage arrives there. */
export function publishDeal(before: EntityRecord | null, deal: EntityRecord): NewEvent[] {
  const { id, stage, customerId, value, currency, lostReason } = deal
  if (!isClosed(stage) || before?.['stage'] === stage) return []
  const data = { dealId: id, customerId, value, currency }
  return stage === 'WON'
    ? [{ type: dealWon.type, subject: id, data }]
    : [{ type: dealLost.type, subject: id, data: { ...data, reason: lostReason } }]
}
