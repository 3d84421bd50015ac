import { documentTotals } from './document-totals.ts'
import type { LineItem } from './line-items.ts'

/** The amounts of a record whose `subtotal`, `taxTotal` and `total` follow from its `items`. */
export function deriveTotals(values: Record<string, unknown>): Record<string, unknown> {
  return { ...documentTotals((values['items'] ?? []) as LineItem[]) }
}
