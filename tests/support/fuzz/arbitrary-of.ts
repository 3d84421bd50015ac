import fc, { type Arbitrary } from 'fast-check'
import { resolve, type Document, type Schema } from '../operations.ts'

/** Stands for the id of a known record until the request is sent: `@id:customers:7`. */
export const ID_MARK = /@id:([\w-]+):(\d+)/g
export const idMark = (collection: string): Arbitrary<string> =>
  fc.nat(1_000_000).map((index) => `@id:${collection}:${index}`)

export interface SchemaContext {
  document: Document
  /** The collection whose ids fit a property. */
  collectionOf: (property: string) => string
}

/** What no schema tells: names that must be known, and moments that must be to come. */
const KNOWN: ReadonlyMap<string, Arbitrary<unknown>> = new Map<string, Arbitrary<unknown>>([
  ['role', fc.constantFrom('viewer', 'member', 'admin')],
  ['permissions', fc.constantFrom([], ['leads:read'], ['leads:read', 'deals:create'])],
  ['expiresAt', fc.constantFrom('2099-01-01T00:00:00Z', '2098-06-01T10:00:00+05:00')],
  ['entity', fc.constantFrom('lead', 'customer', 'deal')],
  ['period', fc.integer({ min: 2, max: 9 }).map((month) => `2026-0${month}`)],
  ['key', fc.stringMatching(/^[a-z]{3,8}$/)],
  // One required field would refuse every record that comes after it.
  ['required', fc.constant(false)],
  ['customFields', fc.constantFrom<unknown>({}, {}, {}, {}, {}, { colour: 'red' })],
])

/** Texts of the shapes that patterns ask for: whatever fits is taken, before a pattern is worked backwards. */
const SAMPLES = fc.oneof(
  fc.constantFrom(
    'Ann',
    'lead',
    'Заказ №7',
    'KZT',
    'USD',
    '+77011234567',
    'colour',
    'ann@example.com',
  ),
  fc.stringMatching(/^[a-z]{3,12}$/),
  fc.stringMatching(/^[A-Z]{3}$/),
  fc.stringMatching(/^[a-z]{2,5}-[0-9]{1,4}$/),
)

const WORDS = fc.sample(SAMPLES, { numRuns: 300, seed: 1 })

/** Values that the schema allows. */
export function arbitraryOf(
  given: Schema,
  context: SchemaContext,
  property = 'id',
  depth = 0,
): Arbitrary<unknown> {
  const known = depth === 1 ? KNOWN.get(property) : undefined
  if (known) return known
  const schema = resolve(given, context.document)
  const of = (part: Schema) => arbitraryOf(part, context, property, depth + 1)
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const choice = schema.anyOf ?? schema.oneOf
  if (choice) return fc.oneof(...choice.map(of))
  if (schema.allOf) return of(merged(schema, context.document))
  if (depth > 6) return fc.constant(null)
  const types = [schema.type ?? (schema.properties ? 'object' : [])].flat()
  if (schema.nullable) types.push('null')
  if (types.length === 0) return fc.jsonValue({ maxDepth: 2 })
  return fc.oneof(...types.map((type) => ofType(type, schema, context, property, depth)))
}

function ofType(
  type: string,
  schema: Schema,
  context: SchemaContext,
  property: string,
  depth: number,
): Arbitrary<unknown> {
  switch (type) {
    case 'null':
      return fc.constant(null)
    case 'boolean':
      return fc.boolean()
    case 'integer':
    case 'number':
      return numberOf(schema, type === 'integer')
    case 'string':
      return stringOf(schema, context, property)
    case 'array':
      return fc.array(arbitraryOf(schema.items ?? {}, context, property, depth + 1), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 3, (schema.minItems ?? 0) + 3),
      })
    default:
      return objectOf(schema, context, depth)
  }
}

function objectOf(schema: Schema, context: SchemaContext, depth: number): Arbitrary<unknown> {
  const entries = Object.entries(schema.properties ?? {})
  if (entries.length === 0) {
    return fc.constantFrom<unknown>({}, { note: 'x' }, { note: 'y', colour: 'red' })
  }
  const model = Object.fromEntries(
    entries.map(([key, part]) => [key, arbitraryOf(part, context, key, depth + 1)]),
  )
  const required = schema.required ?? []
  const all = fc.record(model, { requiredKeys: required })
  const least = fc.record(
    Object.fromEntries(required.flatMap((key) => (model[key] ? [[key, model[key]]] : []))),
  )
  return fc.oneof({ weight: 2, arbitrary: all }, { weight: 1, arbitrary: least })
}

function numberOf(schema: Schema, whole: boolean): Arbitrary<number> {
  const min = Math.max(schema.minimum ?? schema.exclusiveMinimum ?? -1000, Number.MIN_SAFE_INTEGER)
  const max = Math.min(
    schema.maximum ?? schema.exclusiveMaximum ?? 1_000_000,
    Number.MAX_SAFE_INTEGER,
  )
  const low = Math.ceil(min) + (schema.exclusiveMinimum === undefined ? 0 : 1)
  const near = Math.min(Math.floor(max), low + 1000)
  const small = fc.integer({ min: Math.min(low, near), max: near })
  const edges = fc.constantFrom(low, Math.floor(max))
  return whole
    ? fc.oneof(small, edges)
    : fc.oneof(
        small,
        edges,
        small.map((n) => Math.min(n + 0.125, max)),
      )
}

function stringOf(schema: Schema, context: SchemaContext, property: string): Arbitrary<string> {
  switch (schema.format) {
    case 'uuid':
      return idMark(context.collectionOf(property))
    case 'email':
      return fc.nat(100_000).map((n) => `person${n}@example.com`)
    case 'date':
      return fc.integer({ min: 1, max: 28 }).map((day) => `2026-02-${String(day).padStart(2, '0')}`)
    case 'date-time':
      return fc.nat(2_000_000_000).map((seconds) => new Date(seconds * 1000).toISOString())
    case 'uri':
      return fc.webUrl()
    default:
      return textOf(schema)
  }
}

/** Working a pattern backwards takes long, and hundreds of fields have the same. */
const TEXTS = new Map<string, Arbitrary<string>>()

function textOf(schema: Schema & { patterns?: string[] }): Arbitrary<string> {
  const key = JSON.stringify(schema)
  const text = TEXTS.get(key) ?? makeText(schema)
  TEXTS.set(key, text)
  return text
}

function makeText(schema: Schema & { patterns?: string[] }): Arbitrary<string> {
  const { minLength = 0, maxLength = 200, pattern, patterns = pattern ? [pattern] : [] } = schema
  const rules = patterns.map((source) => new RegExp(source, 'u'))
  const fits = (text: string) =>
    text.length >= minLength && text.length <= maxLength && rules.every((rule) => rule.test(text))
  const last = rules.at(-1)
  if (!last) {
    const free = fc.string({ minLength, maxLength: Math.min(maxLength, minLength + 40) })
    const words = WORDS.filter(fits)
    return words.length > 0 ? fc.oneof(fc.constantFrom(...words), free) : free
  }
  const known = WORDS.filter(fits)
  if (known.length > 0) return fc.constantFrom(...known)
  // All of Unicode but something: worked backwards it would take seconds.
  if (/\[\^|\\[SDWpP]/.test(last.source)) return fc.constantFrom('x', 'Слово 1')
  const made = fc.sample(fc.stringMatching(last), { numRuns: 40, seed: 1 }).filter(fits)
  return fc.constantFrom('x', ...made)
}

/** The parts of `allOf` as one: each may have a pattern of its own. */
function merged(schema: Schema, document: Document): Schema & { patterns: string[] } {
  const { allOf = [], ...own } = schema
  const parts = [own, ...allOf.map((part) => resolve(part, document))]
  return {
    ...Object.assign({}, ...parts),
    properties: Object.assign({}, ...parts.map(({ properties }) => properties)),
    required: parts.flatMap(({ required }) => required ?? []),
    patterns: parts.flatMap(({ pattern }) => pattern ?? []),
  }
}
