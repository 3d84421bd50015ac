import type { FieldError } from '../shared/errors.ts'
import type { EntityRecord } from './entity.ts'

/** Says of the named fields (`items` among them) which ones a change would alter, and why they must stay. */
export function checkFrozen(
  before: EntityRecord,
  values: Record<string, unknown>,
  fields: readonly string[],
  rule: string,
): FieldError[] {
  return fields.flatMap((field) => (alike(before[field], values[field]) ? [] : [{ field, rule }]))
}

function alike(before: unknown, after: unknown): boolean {
  if (Array.isArray(before) && Array.isArray(after)) {
    return before.length === after.length && before.every((row, i) => alikeRow(row, after[i]))
  }
  return (before ?? null) === (after ?? null)
}

/** Of rows only what the new one says counts: its derived amounts may not be there yet. */
function alikeRow(before: unknown, after: unknown): boolean {
  const old = before as Record<string, unknown>
  return Object.entries(after as Record<string, unknown>).every(
    ([key, value]) => (old[key] ?? null) === (value ?? null),
  )
}
