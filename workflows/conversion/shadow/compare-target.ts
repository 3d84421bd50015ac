import { z } from 'zod'
import type { Fields, AnyEntity, EntityRecord } from '../../registry/entity.ts'
import { equal } from '../../registry/equal.ts'
import { type ExpectedTarget, isMasked } from './expectation.ts'

const fieldSchema = z.object({
  field: z.string(),
  result: z.enum(['agreed', 'differed', 'missing']),
  expected: z.unknown(),
  /** Null where the record was not found. */
  found: z.unknown(),
})

/** What was found of one target, as it is kept. */
export const comparedTargetSchema = z.object({
  key: z.string(),
  entity: z.string(),
  recordId: z.string().nullable(),
  fields: z.array(fieldSchema),
})
export const comparisonSchema = z.object({ targets: z.array(comparedTargetSchema) })
export type ComparedTarget = z.infer<typeof comparedTargetSchema>

/**
 * Compares what a target would have got with a record, or with none. Encrypted values are not compared:
 * they are not known.
 * @param ids of the records that were found for other targets, by their keys
 */
export function compareTarget(
  entity: AnyEntity,
  { key, fields }: ExpectedTarget,
  found: EntityRecord | null,
  ids: ReadonlyMap<string, string>,
): ComparedTarget {
  const known = fields.filter(({ field, value }) => !isMasked(value) && !isEncrypted(entity, field))
  return {
    key,
    entity: entity.name,
    recordId: found?.id ?? null,
    fields: known.map(({ field, value, record }) => {
      const expected =
        record === undefined ? plain(entity, field, value) : (ids.get(record) ?? null)
      if (found === null) return { field, result: 'missing', expected, found: null }
      const actual = plain(entity, field, valueAt(found, field))
      return {
        field,
        result: equal(expected, actual) ? 'agreed' : 'differed',
        expected,
        found: actual,
      }
    }),
  }
}

const isEncrypted = ({ fields }: { fields: Fields }, field: string) =>
  Boolean(fields[field]?.encrypted)

function valueAt(record: EntityRecord, field: string): unknown {
  const [first = '', rest] = field.split('.')
  return (rest === undefined ? record[first] : record.customFields[rest]) ?? null
}

/** Items without what only this one list of them has: their ids, and what is encrypted. */
function plain({ items }: AnyEntity, field: string, value: unknown): unknown {
  if (field !== 'items' || !Array.isArray(value)) return value ?? null
  return value.map((item: Record<string, unknown>) =>
    Object.fromEntries(
      Object.entries(item).filter(
        ([name, each]) => name !== 'id' && each !== null && !items?.fields[name]?.encrypted,
      ),
    ),
  )
}
