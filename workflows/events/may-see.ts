import { ENTITIES } from '../entities/catalog.ts'
import { permissionOf } from '../registry/paths.ts'
import type { EventEnvelope } from '../shared/events.ts'

const READS: ReadonlyMap<string, string> = new Map(
  ENTITIES.map((entity) => [entity.name, permissionOf(entity, 'read')]),
)

/**
 * An event of a record is for who may read such records, and so is one of its conversion: why one failed
 * quotes its values. The others are for everyone who may follow events.
 */
export function maySee(permissions: ReadonlySet<string>, { type, data }: EventEnvelope): boolean {
  const named = data['entity'] ?? data['sourceEntity']
  const entity = typeof named === 'string' ? named : (type.split('.')[0] ?? '')
  const needed = READS.get(entity)
  return needed === undefined || permissions.has(needed)
}
