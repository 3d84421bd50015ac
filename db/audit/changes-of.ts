import { isDeepStrictEqual } from 'node:util'
import type { AuditEntry } from '../../workflows/audit/ports.ts'

/** Of the named fields those that changed, before and after; null when none did. */
export function changesOf(
  before: object,
  after: object,
  fields: readonly string[],
): Pick<AuditEntry, 'before' | 'after'> | null {
  const [old, now] = [new Map(Object.entries(before)), new Map(Object.entries(after))]
  const changed = fields.filter((field) => !isDeepStrictEqual(old.get(field), now.get(field)))
  if (changed.length === 0) return null
  const pick = (values: Map<string, unknown>) =>
    Object.fromEntries(changed.map((field) => [field, values.get(field) ?? null]))
  return { before: pick(old), after: pick(now) }
}
