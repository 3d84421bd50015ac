import { isObject } from '../../registry/parse-input.ts'
import { normalizeValue } from '../../registry/normalize.ts'
import type { AnyEntity } from '../../registry/entity.ts'
import type { WriteSurroundings } from '../../registry/new-values.ts'

const CUSTOM = 'customFields.'

/** A mapped value in the form in which it would be kept; null where there is none to find records by. */
export function matchValue(
  entity: AnyEntity,
  { customFields }: Pick<WriteSurroundings, 'customFields'>,
  input: Readonly<Record<string, unknown>>,
  field: string,
): string | number | boolean | null {
  const key = field.startsWith(CUSTOM) ? field.slice(CUSTOM.length) : null
  const given = key === null ? input[field] : customOf(input)[key]
  if (given === undefined || given === null || given === '') return null
  const declared =
    key === null
      ? entity.fields[field]
      : customFields.find((definition) => definition.key === key)?.field
  if (declared === undefined) return null
  const value = normalizeValue(declared, given)
  // What cannot be kept is found nowhere; saying so is the business of the check of the whole record.
  if (!declared.schema.safeParse(value).success) return null
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : null
}

function customOf(input: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { customFields } = input
  return isObject(customFields) ? customFields : {}
}
