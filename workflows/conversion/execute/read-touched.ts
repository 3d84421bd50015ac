import type { Repositories } from '../../deps.ts'
import type { AnyEntity, EntityRecord } from '../../registry/entity.ts'
import { AppError } from '../../shared/errors.ts'
import type { Conversion, ConversionTarget } from '../ports.ts'
import { ownCreationOf } from './own-creation.ts'
import { entityNamed } from '../../registry/entity-named.ts'

/** The records of a conversion as they are now, locked; deleted ones are not there. */
export interface Touched {
  sourceEntity: AnyEntity
  source: EntityRecord | null
  /** Those that it made or changed, without orders and the like that were cancelled since. */
  targets: { target: ConversionTarget; entity: AnyEntity; record: EntityRecord | undefined }[]
}

/** Locks in the order in which converting does: the source, then the targets. */
export async function readTouched(
  r: Pick<Repositories, 'records'>,
  { sourceEntity: name, sourceRecordId, targets }: Conversion,
): Promise<Touched> {
  const sourceEntity = known(name)
  const source = await r.records.find(sourceEntity, sourceRecordId, { lock: true })
  const touched: Touched['targets'] = []
  const written = targets.filter(({ action }) => action !== 'linked')
  for (const [entityName, group] of Map.groupBy(written, ({ entity }) => entity)) {
    const entity = known(entityName)
    const ids = [...new Set(group.map(({ recordId }) => recordId))]
    const records = await r.records.findMany(entity, ids, { lock: true })
    const byId = new Map(records.map((record) => [record.id, record]))
    for (const target of group) {
      const record = byId.get(target.recordId)
      if (record && ownCreationOf(entity)?.isTakenBack(record)) continue
      touched.push({ target, entity, record })
    }
  }
  return { sourceEntity, source, targets: touched }
}

function known(name: string): AnyEntity {
  const entity = entityNamed(name)
  if (!entity) throw new AppError('internal', `There is no entity ${name} any more`)
  return entity
}
