import type { Repositories } from '../deps.ts'
import { AppError } from '../shared/errors.ts'
import type { EventContext } from '../shared/events.ts'
import { changedValues, parseChange } from './changed-values.ts'
import { brokenReferences } from './check-references.ts'
import { changedNames, valuesOf } from './differences.ts'
import type { AnyEntity, EntityRecord } from './entity.ts'
import { invalidRecord } from './errors.ts'
import { notFound } from './read-record.ts'
import type { WriteOptions } from './schemas.ts'
import { type RegistryDeps, surroundingsOf } from './surroundings.ts'
import { tell } from './tell.ts'

/**
 * Changes some fields of a record, if it is still at the `version` that the input names. Input that
 * changes nothing leaves no trace: no new version, no event, no row in the trail.
 * @throws AppError `invalid_input` naming each field and its rule, `not_found`, `conflict` when the
 * version is another, the status may not move so, or a unique key is taken
 */
export async function changeRecord(
  deps: RegistryDeps,
  r: Repositories,
  context: EventContext,
  entity: AnyEntity,
  id: string,
  input: unknown,
  options: WriteOptions = {},
): Promise<EntityRecord> {
  const around = await surroundingsOf(deps, r, context, entity, options)
  const change = parseChange(entity, input, around)
  const before = await r.records.find(entity, id, { lock: true })
  if (before === null) throw notFound(entity)
  const values = changedValues(entity, before, change, around)
  const old = valuesOf(entity, before)
  if (changedNames(old, values).length === 0) return before
  const [broken = []] = await brokenReferences(r, entity, [{ values, before: old }])
  if (broken.length > 0) throw invalidRecord(entity.name, broken)
  const [after] = await r.records.update(entity, [{ before, values }])
  if (after === undefined) throw new AppError('internal', 'A record was not written')
  await tell(r, context, entity, [{ kind: 'updated', before, after }])
  return after
}
