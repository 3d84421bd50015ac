import type { Fields } from './entity.ts'
import type { Field, FieldKind } from './field.ts'

/** U+0000 and lone surrogates are refused by PostgreSQL's jsonb. */
const UNSTORABLE = '\u0000'
const MAX_DEPTH = 64

/**
 * The one form in which a value is kept, where it can be told what is meant: e-mails in lower case,
 * phones without spaces, dashes and brackets, moments in UTC. What is wrong stays wrong, for the schema.
 */
export function normalizeValue(field: Pick<Field, 'kind' | 'schema'>, value: unknown): unknown {
  const normalize = NORMALIZE[field.kind]
  return normalize(value, field)
}

/** Every declared field of an object of input; whatever else is in it stays. */
export function normalizeFields(fields: Fields, input: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(input).map(([key, value]) => {
      const field = Object.hasOwn(fields, key) ? fields[key] : undefined
      return [key, field === undefined ? value : normalizeValue(field, value)]
    }),
  )
}

/** JSON as the database gives it back: no U+0000, no lone surrogates, no -0. */
export function normalizeJson(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return storable(value)
  if (typeof value === 'number') return value + 0
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return value
  if (Array.isArray(value)) return value.map((entry) => normalizeJson(entry, depth + 1))
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [storable(key), normalizeJson(entry, depth + 1)]),
  )
}

function storable(text: string): string {
  return (text.includes(UNSTORABLE) ? text.replaceAll(UNSTORABLE, '\ufffd') : text).toWellFormed()
}

type Normalize = (value: unknown, field: Pick<Field, 'schema'>) => unknown

const onText =
  (change: (text: string) => string): Normalize =>
  (value) =>
    typeof value === 'string' ? change(value) : value

const trim = (value: unknown): unknown =>
  typeof value === 'string' ? value.trim().toWellFormed() : value
const lower = onText((text) => text.trim().toLowerCase())
/** -0 is 0. */
const number: Normalize = (value) => (typeof value === 'number' ? value + 0 : value)
const threePlaces: Normalize = (value) => {
  if (typeof value !== 'number') return value
  const rounded = Math.round(value * 1000) / 1000
  return Math.abs(rounded - value) < 1e-9 ? rounded + 0 : value
}

const NORMALIZE: Record<FieldKind, Normalize> = {
  text: trim,
  choice: trim,
  url: trim,
  date: trim,
  email: lower,
  reference: lower,
  phone: onText((text) => text.replaceAll(/[\s()\-\u2010-\u2015]/g, '')),
  currency: onText((text) => text.trim().toUpperCase()),
  instant: (value, { schema }) => {
    const text = trim(value)
    return schema.safeParse(text).success ? new Date(text as string).toISOString() : text
  },
  integer: number,
  money: number,
  quantity: threePlaces,
  percent: threePlaces,
  boolean: (value) => value,
  tags: (value) => (Array.isArray(value) ? value.map(trim) : value),
  json: (value) => normalizeJson(value),
}
