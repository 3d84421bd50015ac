import type { FieldError } from '../shared/errors.ts'
import type { CustomField } from './custom-fields-of.ts'
import { ruleOf } from './errors.ts'
import { normalizeValue } from './normalize.ts'

/**
 * The custom fields of a record after input named some of them: null empties one, what is not named
 * stays as it was.
 */
export function parseCustomFields(
  definitions: readonly CustomField[],
  input: Readonly<Record<string, unknown>>,
  before: Readonly<Record<string, unknown>> = {},
): { values: Record<string, unknown>; errors: FieldError[] } {
  const errors: FieldError[] = []
  const values = new Map(Object.entries(before))
  for (const [key, given] of Object.entries(input)) {
    const definition = definitions.find((known) => known.key === key)
    if (definition === undefined) {
      errors.push({ field: `customFields.${key}`, rule: 'is not a custom field' })
      continue
    }
    if (given === null || given === undefined) {
      values.delete(key)
      continue
    }
    const value = normalizeValue(definition.field, given)
    const { success, error } = definition.field.schema.safeParse(value)
    if (success) values.set(key, value)
    for (const issue of error?.issues ?? []) {
      errors.push({ field: `customFields.${key}`, rule: ruleOf(issue) })
    }
  }
  for (const { key, required } of definitions) {
    const field = `customFields.${key}`
    if (required && !values.has(key) && !errors.some((error) => error.field === field)) {
      errors.push({ field, rule: 'is required' })
    }
  }
  return { values: Object.fromEntries(values), errors }
}
