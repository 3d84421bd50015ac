import type { Repositories } from '../deps.ts'
import { AppError } from '../shared/errors.ts'
import type { EventContext } from '../shared/events.ts'
import { requireVersion } from './changed-values.ts'
import type { AnyEntity, EntityRecord } from './entity.ts'
import { notFound } from './read-record.ts'
import type { RegistryDeps } from './surroundings.ts'
import { tell } from './tell.ts'

/**
 * Takes a deleted record back.
 * @param version refuses when the record is at another one
 * @throws AppError `not_found` when there is no such deleted record, `conflict` when the version is another or a unique key was taken meanwhile
 */
export async function restoreRecord(
  _deps: RegistryDeps,
  r: Repositories,
  context: EventContext,
  entity: AnyEntity,
  id: string,
  version?: number,
): Promise<EntityRecord> {
  const before = await r.records.find(entity, id, { lock: true, deleted: 'only' })
  if (before === null) throw notFound(entity)
  requireVersion(entity, before, version)
  const [after] = await r.records.setDeleted(entity, [before], false)
  if (after === undefined) throw new AppError('internal', 'A record was not written')
  await tell(r, context, entity, [{ kind: 'restored', before, after }])
  return after
}
