import type { Repositories } from '../deps.ts'
import { requireUnstocked } from '../inventory/require-unstocked.ts'
import { AppError } from '../shared/errors.ts'
import type { EventContext } from '../shared/events.ts'
import { requireVersion } from './changed-values.ts'
import type { AnyEntity, EntityRecord } from './entity.ts'
import { notFound } from './read-record.ts'
import { requireDeletable } from './require-deletable.ts'
import type { RegistryDeps } from './surroundings.ts'
import { tell } from './tell.ts'

/**
 * Marks a record as deleted: it is hidden, and can be restored.
 * @param version refuses when the record is at another one
 * @throws AppError `not_found`, `conflict` when the version is another or the record must stay:
 * also a product or warehouse that has stock
 */
export async function deleteRecord(
  _deps: RegistryDeps,
  r: Repositories,
  context: EventContext,
  entity: AnyEntity,
  id: string,
  version?: number,
): Promise<EntityRecord> {
  const before = await r.records.find(entity, id, { lock: true })
  if (before === null) throw notFound(entity)
  requireVersion(entity, before, version)
  requireDeletable(entity, before)
  await requireUnstocked(r, entity, id)
  const [after] = await r.records.setDeleted(entity, [before], true)
  if (after === undefined) throw new AppError('internal', 'A record was not written')
  await tell(r, context, entity, [{ kind: 'deleted', before, after }])
  return after
}
