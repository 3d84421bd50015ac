import { z } from 'zod'
import type { AnyEntity, Fields } from './entity.ts'
import type { Field } from './field.ts'
import { withinBounds } from './metadata.ts'

const MAX_ITEMS = 100

/** By whom a record is written: callers never send what only Potok's own workflows set. */
export interface WriteOptions {
  /** Potok's own workflows may set `readOnly` fields and make internal moves of the status. */
  internal?: boolean
  /** What it refers to was checked when its business began, and may have been deleted since. */
  continues?: boolean
  /** Of the new record, where it was told of before it is made; otherwise it gets a new one. */
  id?: string | undefined
}

/** Memoizes per declaration, which is one value for the life of the process. */
export function perEntity<T>(make: (entity: AnyEntity) => T): (entity: AnyEntity) => T {
  const made = new WeakMap<AnyEntity, T>()
  return (entity) => {
    const known = made.get(entity)
    if (known !== undefined) return known
    const fresh = make(entity)
    made.set(entity, fresh)
    return fresh
  }
}

/** A field when a record is made: null empties it, absent ones take their initial value. */
export function inputSchema(field: Field): z.ZodType {
  const { schema, required, initial, kind } = described(field)
  if (initial !== undefined) return schema.optional()
  if (kind === 'currency') return schema.nullable().optional()
  return required ? schema : schema.nullable().optional()
}

/** A field as records show it. */
export function outputSchema(field: Field): z.ZodType {
  const { schema, required, initial } = described(field)
  return required || initial !== undefined ? schema : schema.nullable()
}

/** A field in a change: absent stays. */
export function changeSchema(field: Field): z.ZodType {
  const { schema, required, initial, kind } = described(field)
  return required && kind !== 'currency'
    ? schema.optional()
    : initial === undefined
      ? schema.nullable().optional()
      : schema.optional()
}

function described(field: Field): Field {
  return field.summary === undefined
    ? field
    : { ...field, schema: field.schema.meta({ description: field.summary }) }
}

export function shapeOf(
  fields: Fields,
  schemaOf: (field: Field) => z.ZodType,
  takes: (field: Field) => boolean = () => true,
): Record<string, z.ZodType> {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([, field]) => takes(field))
      .map(([name, field]) => [name, schemaOf(field)]),
  )
}

/** The items of a record in input; those of a change may name the row that they keep. */
export function itemsSchema(
  { items }: AnyEntity,
  { internal, change }: { internal: boolean; change: boolean },
) {
  if (items === undefined || (items.readOnly && !internal)) return {}
  const max = items.max ?? MAX_ITEMS
  const item = z.strictObject({
    ...(change ? { id: z.uuid('must be an id').optional() } : {}),
    ...shapeOf(items.fields, inputSchema, (field) => internal || !field.readOnly),
  })
  return { items: z.array(item).max(max, `must have at most ${max} entries`).optional() }
}

export const customFieldsInput = z
  .record(z.string(), z.unknown())
  .meta({ description: 'By the keys that the workspace has defined; null empties one' })

export const metadataInput = z
  .record(z.string(), z.unknown())
  .superRefine(withinBounds)
  .meta({ description: 'Facts of the caller, which Potok only keeps: at most 16 KB and 8 levels' })
