import type { FieldError } from '../shared/errors.ts'
import type { CustomField } from './custom-fields-of.ts'
import { ruleOf } from './errors.ts'
import { normalizeValue } from './normalize.ts'

/**
 * The custom fields of a record after input named some of them: null empties one, what is not named
 * stays as it was, and so does a value that is sent back as it was read, whatever became of its
 * definition.
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
    const refuse = (rule: string) => void errors.push({ field: `customFields.${key}`, rule })
    if (values.has(key) && values.get(key) === given) continue
    if (definition === undefined && !values.has(key)) {
      refuse('is not a custom field')
      continue
    }
    if (given === null || given === undefined) {
      values.delete(key)
      continue
    }
    if (definition === undefined) {
      refuse('is no custom field any more; it can be emptied')
      continue
    }
    const value = normalizeValue(definition.field, given)
    const { success, error } = definition.field.schema.safeParse(value)
    if (success) values.set(key, value)
    for (const issue of error?.issues ?? []) refuse(ruleOf(issue))
  }
  for (const { key, required } of definitions) {
    const field = `customFields.${key}`
    if (required && !values.has(key) && !errors.some((error) => error.field === field)) {
      errors.push({ field, rule: 'is required' })
    }
  }
  return { values: Object.fromEntries(values), errors }
}
