import { ruleOf } from './errors.ts'
import { type Field, type FieldKind, instant, reference } from './field.ts'
import { normalizeValue } from './normalize.ts'
import type { RecordCondition } from './ports.ts'

export type Operator = RecordCondition['operator']

const MAX_VALUES = 100
const MAX_CONTAINS = 200

const EQUALITY: readonly Operator[] = ['eq', 'ne', 'in', 'null']
const ORDER: readonly Operator[] = [...EQUALITY, 'gt', 'gte', 'lt', 'lte']
const TEXT: readonly Operator[] = [...EQUALITY, 'contains']

const OPERATORS: Record<FieldKind, readonly Operator[]> = {
  text: TEXT,
  email: TEXT,
  phone: TEXT,
  url: TEXT,
  choice: EQUALITY,
  integer: ORDER,
  quantity: ORDER,
  money: ORDER,
  percent: ORDER,
  currency: EQUALITY,
  boolean: ['eq', 'ne', 'null'],
  date: ORDER,
  instant: ORDER,
  reference: EQUALITY,
  tags: EQUALITY,
  json: ['null'],
}

/** What a list can ask of a field. Of an encrypted one only what its blind index can tell. */
export const operatorsOf = ({ kind, encrypted }: Pick<Field, 'kind' | 'encrypted'>) =>
  encrypted ? (['eq', 'in', 'null'] as const) : OPERATORS[kind]

/** What every record has beside its fields, as if declared. */
export const BASE: Readonly<Record<string, Field>> = {
  id: reference('record'),
  createdAt: instant(),
  updatedAt: instant(),
}

/** The value of a parameter in the type of its field, or the rule that it breaks. */
export function parseOperand(
  field: Field,
  operator: Operator,
  text: string,
): { value: unknown } | { rule: string } {
  if (operator === 'null') return parseBoolean(text)
  if (operator === 'contains') return parseContains(text)
  if (operator !== 'in') return parseOne(field, text)
  const parts = text.split(',')
  if (parts.length > MAX_VALUES) return { rule: `must have at most ${MAX_VALUES} values` }
  const values: unknown[] = []
  for (const part of parts) {
    const parsed = parseOne(field, part)
    if ('rule' in parsed) return parsed
    values.push(parsed.value)
  }
  return { value: values }
}

function parseOne(field: Field, text: string): { value: unknown } | { rule: string } {
  if (field.kind === 'boolean') return parseBoolean(text)
  const given = NUMERIC.has(field.kind) ? toNumber(text) : field.kind === 'tags' ? [text] : text
  const value = normalizeValue(field, given)
  const issue = field.schema.safeParse(value).error?.issues[0]
  if (issue) return { rule: ruleOf(issue) }
  return { value: field.kind === 'tags' ? (value as unknown[])[0] : value }
}

const NUMERIC: ReadonlySet<FieldKind> = new Set(['integer', 'quantity', 'money', 'percent'])

/** Text that is no number stays text, for the schema to refuse. */
const toNumber = (text: string): unknown =>
  /^-?\d{1,20}(?:\.\d{1,20})?$/.test(text.trim()) ? Number(text) : text

function parseBoolean(text: string): { value: boolean } | { rule: string } {
  if (text === 'true' || text === 'false') return { value: text === 'true' }
  return { rule: 'must be true or false' }
}

function parseContains(text: string): { value: string } | { rule: string } {
  const value = text.replaceAll('\u0000', '').toWellFormed()
  if (value === '') return { rule: 'must not be empty' }
  if (value.length > MAX_CONTAINS) return { rule: `must have at most ${MAX_CONTAINS} characters` }
  return { value }
}
