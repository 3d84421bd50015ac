import type { Repositories } from '../deps.ts'
import { AppError } from '../shared/errors.ts'
import type { EventContext } from '../shared/events.ts'
import { brokenReferences } from './check-references.ts'
import type { AnyEntity, EntityRecord } from './entity.ts'
import { invalidRecord } from './errors.ts'
import { newValues } from './new-values.ts'
import type { WriteOptions } from './schemas.ts'
import { type RegistryDeps, surroundingsOf } from './surroundings.ts'
import { tell } from './tell.ts'

/**
 * Makes a record.
 * @throws AppError `invalid_input` naming each field and its rule, `conflict` when a unique key is taken
 */
export async function createRecord(
  deps: RegistryDeps,
  r: Repositories,
  context: EventContext,
  entity: AnyEntity,
  input: unknown,
  options: WriteOptions = {},
): Promise<EntityRecord> {
  const values = newValues(entity, input, await surroundingsOf(deps, r, context, entity, options))
  const [broken = []] = options.continues ? [] : await brokenReferences(r, entity, [{ values }])
  if (broken.length > 0) throw invalidRecord(entity.name, broken)
  const [after] = await r.records.insert(entity, [{ id: options.id ?? deps.newId(), ...values }])
  if (after === undefined) throw new AppError('internal', 'A record was not written')
  await tell(r, context, entity, [{ kind: 'created', after }])
  return after
}
