import fc, { type Arbitrary } from 'fast-check'
import { z } from 'zod'
import { ENTITIES } from '../../workflows/entities/catalog.ts'
import type { AnyEntity, Fields } from '../../workflows/registry/entity.ts'
import type { Field } from '../../workflows/registry/field.ts'
import { ofJsonSchema } from './json-schema-arbitrary.ts'

export interface EntityArbitraryOptions {
  /** Ids of records that may be referred to, by the name of their entity. */
  references?: Readonly<Record<string, readonly string[]>>
  /** Also the optional fields, always. */
  complete?: boolean
}

type Values = Record<string, unknown>

/** What `createRecord` takes for the entity: everything valid, of every kind of field, items included. */
export function inputOf(
  entity: AnyEntity,
  { references = {}, complete = false }: EntityArbitraryOptions = {},
): Arbitrary<Values> {
  const items = entity.items
  const own = fieldsOf(entity, entity.fields, references)
  return fc
    .record({
      all: fc.record(Object.fromEntries(own)),
      left: complete ? fc.constant<string[]>([]) : fc.subarray(optional(entity.fields, own)),
      items: items
        ? fc.array(fc.record(Object.fromEntries(fieldsOf(entity, items.fields, references))), {
            maxLength: 5,
          })
        : fc.constant(undefined),
      metadata: fc.option(
        fc.dictionary(fc.string({ maxLength: 10 }), fc.integer(), { maxKeys: 3 }),
        {
          nil: undefined,
        },
      ),
    })
    .map(({ all, left, items: rows, metadata }) => {
      const given = inOrder(entity.fields, all)
      const input = Object.fromEntries(
        Object.entries(given).filter(([name]) => !left.includes(name)),
      )
      const values = {
        ...input,
        ...(rows ? { items: rows } : {}),
        ...(metadata ? { metadata } : {}),
      }
      return keepingRules(entity, values, given)
    })
}

/** A definition is of an entity that exists, and asks nothing of its records. */
const DEFINITION: Record<string, () => Arbitrary<unknown>> = {
  entity: () => fc.constantFrom(...ENTITIES.map(({ name }) => name)),
  required: () => fc.constant(false),
}

function fieldsOf(
  entity: AnyEntity,
  fields: Fields,
  references: Record<string, readonly string[]>,
) {
  return Object.entries(fields).flatMap(([name, field]): [string, Arbitrary<unknown>][] => {
    if (field.readOnly) return []
    if (entity.status?.field === name && entity.status.starts) {
      return [[name, fc.constantFrom(...entity.status.starts)]]
    }
    const definition = entity.name === 'custom_field' ? DEFINITION[name] : undefined
    if (definition) return [[name, definition()]]
    const ids = references[field.references ?? ''] ?? []
    if (field.references) return ids.length > 0 ? [[name, fc.constantFrom(...ids)]] : []
    return [[name, valueOf(field)]]
  })
}

const optional = (fields: Fields, own: readonly [string, unknown][]): string[] =>
  own.map(([name]) => name).filter((name) => !fields[name]?.required)

/** Days and moments in the order of their declaration: beginnings are declared before ends. */
function inOrder(fields: Fields, values: Values): Values {
  const ordered = { ...values }
  for (const kind of ['date', 'instant']) {
    const names = Object.keys(values).filter((name) => fields[name]?.kind === kind)
    const sorted = names.map((name) => String(values[name])).toSorted()
    for (const [index, name] of names.entries()) ordered[name] = sorted[index]
  }
  return ordered
}

/** Takes out, or puts in, what the declaration's own check complains of. */
function keepingRules(entity: AnyEntity, input: Values, all: Values): Values {
  let values = input
  for (let round = 0; round < 20; round += 1) {
    const empty = Object.keys(entity.fields).map((name) => [name, null])
    const context = { before: null, now: '2026-01-01T00:00:00.000Z' }
    const full = { ...Object.fromEntries(empty), ...values, ...initial(entity.fields, values) }
    const [error] = entity.check?.(full, context) ?? []
    if (!error) return values
    const [, index] = /^items\[(\d+)\]/.exec(error.field) ?? []
    if (index !== undefined) {
      const items = (values['items'] as unknown[]).filter((_, at) => at !== Number(index))
      values = { ...values, items }
    } else if (error.field in values) {
      const { [error.field]: _, ...rest } = values
      values = rest
    } else {
      values = { ...values, [error.field]: all[error.field] }
    }
  }
  throw new Error(`No valid input for ${entity.name}: ${JSON.stringify(values)}`)
}

function initial(fields: Fields, values: Values): Values {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) =>
      field.initial !== undefined && values[name] === undefined ? [[name, field.initial]] : [],
    ),
  )
}

const MOMENTS = {
  min: new Date('2024-01-01T00:00:00Z'),
  max: new Date('2026-12-31T00:00:00Z'),
  noInvalidDate: true,
}

/** A valid value of a field. Amounts stay so small that their sums are valid too. */
export function valueOf(field: Field): Arbitrary<unknown> {
  const accepted = (values: Arbitrary<unknown>) =>
    values.filter((value) => field.schema.safeParse(value).success)
  switch (field.kind) {
    case 'choice':
      return fc.constantFrom(...(field.options ?? []))
    case 'email':
      return accepted(
        fc
          .tuple(fc.stringMatching(/^[a-z0-9]{1,12}$/), fc.constantFrom('example.kz', 'b.example'))
          .map((parts) => parts.join('@')),
      )
    case 'phone':
      return fc.integer({ min: 1_000_000, max: 999_999_999_999 }).map((digits) => `+7${digits}`)
    case 'url':
      return accepted(fc.webUrl())
    case 'money':
      return accepted(fc.integer({ min: 0, max: 1_000_000_000 }))
    case 'integer':
      return accepted(fc.integer({ min: 0, max: 1000 }))
    case 'quantity':
    case 'percent':
      return accepted(fc.integer({ min: 1, max: 100_000 }).map((n) => n / 1000))
    case 'currency':
      return fc.constantFrom('KZT', 'USD', 'EUR')
    case 'boolean':
      return fc.boolean()
    case 'date':
      return fc.date(MOMENTS).map((day) => day.toISOString().slice(0, 10))
    case 'instant':
      return fc.date(MOMENTS).map((moment) => moment.toISOString())
    case 'reference':
      return fc.uuid()
    case 'tags':
      return fc.uniqueArray(words(20), { maxLength: 5 })
    case 'text':
      return accepted(textOf(field))
    case 'json':
      return accepted(ofJsonSchema(z.toJSONSchema(field.schema)))
  }
}

/** Words of several scripts, without what a text may not have. */
function words(maxLength: number): Arbitrary<string> {
  return fc
    .oneof(
      fc.constantFrom('Иван', 'ТОО «Поток»', 'O’Neil', '50% off_', String.raw`a\b`, '数据', '👩‍👩‍👧'),
      fc.string({ unit: 'grapheme', maxLength }),
    )
    .map((text) =>
      text
        .replaceAll(/\p{Cc}/gu, ' ')
        .trim()
        .slice(0, maxLength)
        .toWellFormed()
        .trim(),
    )
    .filter((text) => text !== '')
}

/** The pattern of a text is the last of its schema's. */
function textOf(field: Field): Arbitrary<string> {
  const { maxLength, allOf = [] } = z.toJSONSchema(field.schema)
  const own = allOf.length > 2 ? allOf.at(-1) : undefined
  if (typeof own === 'object' && own.pattern !== undefined) {
    return fc.stringMatching(new RegExp(own.pattern))
  }
  return words(Math.min(maxLength ?? 50, 50))
}
