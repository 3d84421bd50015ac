import type { Repositories } from '../../deps.ts'
import type { AnyEntity, EntityRecord } from '../../registry/entity.ts'
import type { RecordCondition } from '../../registry/ports.ts'
import { compareTarget } from './compare-target.ts'
import { type ExpectedTarget, isMasked } from './expectation.ts'

interface Found {
  /** The source's. */
  entity: string
  recordId: string
  /** Of the records that were found for earlier targets, by their keys. */
  ids: ReadonlyMap<string, string>
}

const MOST = 20

/**
 * What another system made in a target's place: by the rule's match keys with the expected values, else by
 * a reference to the source or to what was found for an earlier target. Of several the one that agrees most.
 */
export async function findTarget(
  r: Pick<Repositories, 'records'>,
  entity: AnyEntity,
  expected: ExpectedTarget,
  source: Found,
): Promise<EntityRecord | null> {
  if (expected.recordId !== null) return r.records.find(entity, expected.recordId)
  const conditions = [...byMatchKeys(expected), ...byReferences(entity, expected, source)]
  for (const condition of conditions) {
    const { records } = await r.records.list(entity, { conditions: [condition], limit: MOST })
    const [best] = records.toSorted((a, b) => agreement(b) - agreement(a))
    if (best) return best
  }
  return null

  function agreement(record: EntityRecord): number {
    const { fields } = compareTarget(entity, expected, record, source.ids)
    return fields.filter(({ result }) => result === 'agreed').length
  }
}

function byMatchKeys({ match, fields }: ExpectedTarget): RecordCondition[] {
  return match.flatMap((key): RecordCondition[] => {
    const value = fields.find(({ field }) => field === key)?.value
    const usable = ['string', 'number', 'boolean'].includes(typeof value) && !isMasked(value)
    return usable ? [{ field: key, operator: 'eq', value }] : []
  })
}

function byReferences(
  { fields }: AnyEntity,
  expected: ExpectedTarget,
  source: Found,
): RecordCondition[] {
  const toSource = Object.keys(fields)
    .filter((field) => fields[field]?.references === source.entity)
    .map((field) => ({ field, value: source.recordId }))
  const toTargets = expected.fields.flatMap(({ field, record }) => {
    const value = record === undefined ? undefined : source.ids.get(record)
    return value === undefined ? [] : [{ field, value }]
  })
  return [...toSource, ...toTargets].map((equals) => ({ ...equals, operator: 'eq' }))
}
