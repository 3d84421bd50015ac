import { checkFrozen } from '../registry/check-frozen.ts'
import type { EntityRecord } from '../registry/entity.ts'
import type { FieldError } from '../shared/errors.ts'
import { lineItemFields } from './line-items.ts'

const AGREED = Object.entries(lineItemFields).flatMap(([name, field]) =>
  'readOnly' in field ? [] : [name],
)

/** What was agreed with the other side stays: the named fields, the currency and the items. */
export function checkAgreed(
  before: EntityRecord,
  values: Record<string, unknown>,
  fields: readonly string[],
  rule: string,
): FieldError[] {
  const errors = checkFrozen(before, values, [...fields, 'currency'], rule)
  if (textOf(before['items']) !== textOf(values['items'])) errors.push({ field: 'items', rule })
  return errors
}

const textOf = (items: unknown): string =>
  JSON.stringify(
    ((items ?? []) as Record<string, unknown>[]).map((item) =>
      AGREED.map((name) => item[name] ?? null),
    ),
  )
