import type { ChangeContext, EntityRecord } from '../registry/entity.ts'
import type { NewEvent } from '../shared/events.ts'
import { documentTotals } from '../sales/document-totals.ts'
import type { LineItem } from '../sales/line-items.ts'

type Values = Record<string, unknown>

const isClosed = (status: unknown): boolean => status === 'failed' || status === 'cancelled'

/**
 * An order amounts to what was ordered. One that was cancelled after something of it was delivered
 * amounts to what was delivered.
 */
export function deriveOrder(values: Values, { before, now }: ChangeContext): Values {
  const items = (values['items'] ?? []) as (LineItem & { delivered: number })[]
  const isCut = values['status'] === 'cancelled' && items.some(({ delivered }) => delivered > 0)
  const billed = isCut ? items.map((item) => ({ ...item, quantity: item.delivered })) : items
  const totals = documentTotals(billed)
  const since = before?.['status'] === values['status'] ? before?.['closedAt'] : now
  return {
    ...totals,
    items: totals.items.map((item, index) => ({ ...item, quantity: items[index]?.quantity })),
    closedAt: isClosed(values['status']) ? since : null,
  }
}

/** `order.cancelled`, when an order arrives there. */
export function publishOrder(before: EntityRecord | null, order: EntityRecord): NewEvent[] {
  const { id, number, status, reason } = order
  if (status !== 'cancelled' || before?.['status'] === 'cancelled') return []
  return [{ type: 'order.cancelled', subject: id, data: { orderId: id, number, reason } }]
}
