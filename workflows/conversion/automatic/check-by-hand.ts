import { entityNamed } from '../../registry/entity-named.ts'
import { z } from 'zod'
import { type Caller, requirePermission } from '../../access/caller.ts'
import type { Repositories } from '../../deps.ts'
import { withinBounds } from '../../registry/metadata.ts'
import { permissionOf } from '../../registry/paths.ts'
import { readRecord } from '../../registry/read-record.ts'
import { AppError } from '../../shared/errors.ts'
import type { EventContext } from '../../shared/events.ts'
import type { RuleDeps } from '../rules/load-rule.ts'
import { type CheckedRules, checkRules } from './check-rules.ts'

export const triggerCheckSchema = z.strictObject({
  /** The name of an entity, such as `lead`. */
  entityType: z.string().min(1).max(64),
  recordId: z.uuid(),
  /** What the conditions look at, before the record itself; the conversion reads the record. */
  entityData: z.record(z.string().max(200), z.unknown()).superRefine(withinBounds).optional(),
})
export type TriggerCheck = z.infer<typeof triggerCheckSchema>

/**
 * Checks the automatic rules for a record because somebody asks.
 * @throws AppError `forbidden` for who may not read the entity, `not_found`, `invalid_input` for no entity
 */
export async function checkByHand(
  deps: RuleDeps,
  r: Repositories,
  context: EventContext,
  caller: Pick<Caller, 'permissions'>,
  { entityType, recordId, entityData }: TriggerCheck,
): Promise<CheckedRules> {
  const entity = entityNamed(entityType)
  if (!entity) {
    throw new AppError('invalid_input', `There is no entity ${entityType}`, {
      fields: [{ field: 'entityType', rule: 'must be the name of an entity such as lead' }],
    })
  }
  requirePermission(caller, permissionOf(entity, 'read'))
  const record = await readRecord(r, entity, recordId.toLowerCase())
  return checkRules(deps, r, context, { entity, record, by: 'check', data: entityData })
}
