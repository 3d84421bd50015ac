import type { z } from 'zod'
import { AppError, type FieldError } from '../shared/errors.ts'

/** The JSON path of an issue: `items[0].quantity`. */
export function pathOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((before, key) => {
    if (typeof key === 'number') return `${before}[${key}]`
    return before === '' ? String(key) : `${before}.${String(key)}`
  }, '')
}

const TYPES: Record<string, string> = {
  string: 'must be text',
  number: 'must be a number',
  boolean: 'must be true or false',
  array: 'must be a list',
  object: 'must be an object',
  record: 'must be an object',
}

/** The rule that an issue of zod stands for. */
export const ruleOf = (issue: z.core.$ZodIssue): string =>
  (issue.code === 'invalid_type' ? TYPES[issue.expected] : undefined) ?? issue.message

/** An `invalid_input` whose message says the first broken rules, for who reads only that. */
export function invalidInput(what: string, fields: readonly FieldError[]): AppError {
  const told = fields.slice(0, 3).map(({ field, rule }) => (field ? `${field} ${rule}` : rule))
  const more = fields.length > 3 ? `; and ${fields.length - 3} more` : ''
  return new AppError('invalid_input', `${what} is not valid: ${told.join('; ')}${more}`, {
    fields,
  })
}

/** The same for a record of an entity: `The price list is not valid: …`. */
export const invalidRecord = (name: string, fields: readonly FieldError[]): AppError =>
  invalidInput(`The ${name.replaceAll('_', ' ')}`, fields)
