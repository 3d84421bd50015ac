import { isRefused } from '../refused.ts'
import type { Change } from './transform-around.ts'

/** Changes text, or each entry of a list; the first refusal is that of the list. */
export const each =
  (change: Change): Change =>
  (value, record) => {
    if (!Array.isArray(value)) return change(value, record)
    const changed: unknown[] = []
    for (const entry of value) {
      const next = entry === null || entry === undefined ? entry : change(entry, record)
      if (isRefused(next)) return next
      changed.push(next)
    }
    return changed
  }
