import { entityNamed } from '../registry/entity-named.ts'
import type { Repositories } from '../deps.ts'
import { ENTITIES } from '../entities/catalog.ts'
import type { AnyEntity, EntityRecord } from '../registry/entity.ts'
import { plain } from './plain.ts'

export interface RecordId {
  entity: string
  recordId: string
}

/** A record as a message names it. */
export interface NamedRecord extends RecordId {
  name: string
}

/** By which people know a record, in this order. */
const NAMES = ['name', 'title', 'number', 'reference', 'sku', 'label'] as const

/** The names of records, also deleted ones; the beginning of the id where there is none. Nothing encrypted. */
export async function namesOf(
  r: Pick<Repositories, 'records'>,
  ids: readonly RecordId[],
): Promise<NamedRecord[]> {
  const found = new Map<string, EntityRecord>()
  for (const entity of ENTITIES) {
    const own = ids.filter((id) => id.entity === entity.name).map(({ recordId }) => recordId)
    if (own.length === 0) continue
    const records = await r.records.findMany(entity, [...new Set(own)], { deleted: 'with' })
    for (const record of records) found.set(record.id, record)
  }
  return ids.map(({ entity, recordId }) => {
    const declared = entityNamed(entity)
    const record = found.get(recordId)
    const name = declared && record ? nameIn(declared, record) : null
    return { entity, recordId, name: name ?? recordId.slice(0, 8) }
  })
}

function nameIn(entity: AnyEntity, record: EntityRecord): string | null {
  for (const key of NAMES) {
    const value = record[key]
    if (entity.fields[key] === undefined || entity.fields[key].encrypted) continue
    if (typeof value === 'string' && plain(value, 80) !== '') return plain(value, 80)
  }
  return null
}
