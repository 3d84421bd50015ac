import { z } from 'zod'

/** What a field holds; its column, filters, CSV form and samples derive from it. */
export type FieldKind =
  | 'text'
  | 'email'
  | 'phone'
  | 'url'
  | 'choice'
  | 'integer'
  | 'quantity'
  | 'money'
  | 'percent'
  | 'currency'
  | 'boolean'
  | 'date'
  | 'instant'
  | 'reference'
  | 'tags'
  | 'json'

export interface FieldOptions {
  /** Must be given when a record is made, and can never be emptied. Others are null when absent. */
  required?: boolean
  /** One sentence for the API's documentation. */
  summary?: string
  /** `?<field>=…` in lists. */
  filter?: boolean
  /** `?sort=<field>` and `?sort=-<field>` in lists. */
  sort?: boolean
  /** `?search=…` looks into it. */
  search?: boolean
  /** Taken when the record is made and never changed. */
  immutable?: boolean
  /** Set by Potok alone: refused in what callers send. */
  readOnly?: boolean
  /**
   * Stored as AES-256-GCM under the organization's key and shown in no event, audit row or log.
   * `searchable` adds a blind index, by which `?<field>=…` finds exact values.
   */
  encrypted?: true | 'searchable'
}

/** One field of an entity. Made by the functions of this file only. */
export interface Field<Value = unknown, Required extends boolean = boolean> extends FieldOptions {
  readonly kind: FieldKind
  readonly required: Required
  /** A value as the API takes and gives it, never null. */
  readonly schema: z.ZodType<Value>
  /** Of a `choice`, in their order. */
  readonly options?: readonly string[]
  /** Of a `reference`: the name of the entity. */
  readonly references?: string
  /** The value of a new record that does not say. */
  readonly initial?: Value
}

type RequiredOf<O extends FieldOptions> = O extends { required: true } ? true : false

/** A field as its options make it: with an initial value it is never null. */
type FieldOf<Value, O extends FieldOptions> = Field<Value, RequiredOf<O>> &
  (O extends { initial: Value } ? { readonly initial: Value } : unknown)

function field<Value, const O extends FieldOptions>(
  kind: FieldKind,
  schema: z.ZodType<Value>,
  options: O,
): FieldOf<Value, O> {
  const required = (options.required ?? false) as RequiredOf<O>
  return { ...options, kind, schema, required } as unknown as FieldOf<Value, O>
}

const NO_OPTIONS = {} as const

/** Text of 1 to `max` characters (200), without leading and trailing space; no control characters but line breaks. */
export function text<const O extends FieldOptions & { max?: number; pattern?: RegExp }>(
  options: O = NO_OPTIONS as O,
): FieldOf<string, O> {
  const { max = 200, pattern, ...rest } = options
  const base = z
    .string()
    .max(max, `must have at most ${max} characters`)
    // oxlint-disable-next-line no-control-regex
    .regex(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/, 'must not have control characters')
    .regex(/^\S(?:[\s\S]*\S)?$/u, 'must not be empty nor begin or end with space')
  const schema = pattern ? base.regex(pattern, `must match ${pattern.source}`) : base
  return field('text', schema, rest as O)
}

/** An e-mail address of at most 254 characters (RFC 5321). */
export function email<const O extends FieldOptions>(options: O = NO_OPTIONS as O) {
  const schema = z.email('must be an e-mail address').max(254, 'must have at most 254 characters')
  return field<string, O>('email', schema, options)
}

/** A telephone number as E.164: `+` and 7 to 15 digits. */
export function phone<const O extends FieldOptions>(options: O = NO_OPTIONS as O) {
  const schema = z
    .string()
    .regex(/^\+[1-9]\d{6,14}$/, 'must be a phone number such as +77011234567')
  return field<string, O>('phone', schema, options)
}

/** An http or https address of at most 2,000 characters. */
export function url<const O extends FieldOptions>(options: O = NO_OPTIONS as O) {
  const schema = z
    .url({ protocol: /^https?$/, error: 'must be an http(s) address' })
    .max(2000, 'must have at most 2000 characters')
  return field<string, O>('url', schema, options)
}

/** One of a fixed list. `initial` is the value of a record that does not say. */
export function choice<
  const Value extends string,
  const O extends FieldOptions & { initial?: NoInfer<Value> },
>(options: readonly [Value, ...Value[]], rest: O = NO_OPTIONS as O): FieldOf<Value, O> {
  const schema = z.enum(options, `must be one of ${options.join(', ')}`) as z.ZodType<Value>
  return { ...field<Value, O>('choice', schema, rest), options }
}

/** A whole number between `min` (0) and `max` (2,147,483,647). */
export function integer<
  const O extends FieldOptions & { min?: number; max?: number; initial?: number },
>(options: O = NO_OPTIONS as O): FieldOf<number, O> {
  const { min = 0, max = 2_147_483_647, ...rest } = options
  return field('integer', bounded(z.number(), min, max).int('must be a whole number'), rest as O)
}

/** A quantity from 0 (or above it with `positive`) to 1,000,000,000 with at most three decimal places. */
export function quantity<const O extends FieldOptions & { positive?: boolean; initial?: number }>(
  options: O = NO_OPTIONS as O,
): FieldOf<number, O> {
  const { positive = false, ...rest } = options
  const schema = bounded(z.number(), positive ? 0.001 : 0, 1_000_000_000).refine(
    hasPlaces(3),
    'must have at most three decimal places',
  )
  return field('quantity', schema, rest as O)
}

/** An amount in minor units of the record's currency (cents, tiyn), from `min` (0) to 9,007,199,254,740,991. */
export function money<const O extends FieldOptions & { min?: number; initial?: number }>(
  options: O = NO_OPTIONS as O,
): FieldOf<number, O> {
  const { min = 0, ...rest } = options
  const schema = bounded(z.number(), min, Number.MAX_SAFE_INTEGER).int(
    'must be a whole number of minor units',
  )
  return field('money', schema, rest as O)
}

/** A percentage from 0 to 100 with at most three decimal places. */
export function percent<const O extends FieldOptions & { initial?: number }>(
  options: O = NO_OPTIONS as O,
): FieldOf<number, O> {
  const schema = bounded(z.number(), 0, 100).refine(
    hasPlaces(3),
    'must have at most three decimal places',
  )
  return field('percent', schema, options)
}

/** A currency by its ISO 4217 code. A record that does not say takes the workspace's, so it is never null. */
export function currency<const O extends FieldOptions>(options: O = NO_OPTIONS as O) {
  const schema = z.string().regex(/^[A-Z]{3}$/, 'must be a currency code such as KZT (ISO 4217)')
  return field<string, O>('currency', schema, options) as FieldOf<string, O & { initial: string }>
}

export function boolean<const O extends FieldOptions & { initial?: boolean }>(
  options: O = NO_OPTIONS as O,
): FieldOf<boolean, O> {
  return field('boolean', z.boolean('must be true or false'), options)
}

/** A day of the calendar, `YYYY-MM-DD`. */
export function date<const O extends FieldOptions>(options: O = NO_OPTIONS as O) {
  const schema = z.iso
    .date('must be a date such as 2026-01-31')
    .refine((value) => !value.startsWith('0000'), 'must not be of the year 0')
  return field<string, O>('date', schema, options)
}

/** A moment as ISO 8601 with a zone; given back in UTC with milliseconds. */
export function instant<const O extends FieldOptions>(options: O = NO_OPTIONS as O) {
  const schema = z.iso
    .datetime({ offset: true, error: 'must be a moment such as 2026-01-31T09:00:00Z' })
    .refine(isCommonYear, 'must be of the years 1 to 9999')
  return field<string, O>('instant', schema, options)
}

/** The id of a record of another entity of the same workspace, by the entity's name. */
export function reference<const O extends FieldOptions>(
  entity: string,
  options: O = NO_OPTIONS as O,
): FieldOf<string, O> {
  return { ...field<string, O>('reference', z.uuid('must be an id'), options), references: entity }
}

/** Up to 50 different words of up to 50 characters. */
export function tags<const O extends FieldOptions>(options: O = NO_OPTIONS as O) {
  const schema = z
    .array(z.string().trim().min(1, 'must not be empty').max(50, 'must have at most 50 characters'))
    .max(50, 'must have at most 50 entries')
    .refine((values) => new Set(values).size === values.length, 'must not repeat')
  return field<string[], O>('tags', schema, options)
}

/** A value of a shape of its own. The schema neither transforms nor fills in. */
export function json<Value, const O extends FieldOptions & { initial?: NoInfer<Value> }>(
  schema: z.ZodType<Value>,
  options: O = NO_OPTIONS as O,
): FieldOf<Value, O> {
  return field('json', schema, options)
}

function bounded(schema: z.ZodNumber, min: number, max: number): z.ZodNumber {
  return schema.min(min, `must be at least ${min}`).max(max, `must be at most ${max}`)
}

/** Years that both PostgreSQL and ISO 8601 write with four digits, in UTC too. */
function isCommonYear(moment: string): boolean {
  const year = new Date(moment).getUTCFullYear()
  // What is no moment at all breaks another rule.
  return Number.isNaN(year) || (year >= 1 && year <= 9999)
}

function hasPlaces(places: number): (value: number) => boolean {
  const factor = 10 ** places
  return (value) => Math.abs(Math.round(value * factor) / factor - value) < 1e-9
}
