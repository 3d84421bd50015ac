import type { FieldError } from '../shared/errors.ts'
import type { EntityRecord } from './entity.ts'

/** Says of the named fields which ones a change would alter, and by which rule they must stay. */
export function checkFrozen(
  before: EntityRecord,
  values: Record<string, unknown>,
  fields: readonly string[],
  rule: string,
): FieldError[] {
  return fields.flatMap((field) =>
    (before[field] ?? null) === (values[field] ?? null) ? [] : [{ field, rule }],
  )
}
