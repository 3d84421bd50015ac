import { requirePermission } from '../../access/caller.ts'
import type { EntityAction } from '../../registry/entity.ts'
import { permissionOf } from '../../registry/paths.ts'
import { EXECUTE } from '../bulk/permissions-needed.ts'
import type { Conversion, TargetAction } from '../ports.ts'
import { entityNamed } from '../../registry/entity-named.ts'

const NEEDED: Record<TargetAction, readonly EntityAction[]> = {
  created: ['read', 'delete'],
  updated: ['read', 'update'],
  linked: [],
}

/**
 * Taking a conversion back needs what it does: deleting what was made, changing what was changed. Reading,
 * too, because a refusal says what is different.
 * @throws AppError `forbidden` naming the permission that is missing
 */
export function requireUndoing(
  permissions: ReadonlySet<string>,
  { sourceEntity, sourceChanges, targets }: Conversion,
): void {
  requirePermission({ permissions }, EXECUTE)
  const require = (name: string, actions: readonly EntityAction[]) => {
    const entity = entityNamed(name)
    if (!entity) return
    for (const action of actions) requirePermission({ permissions }, permissionOf(entity, action))
  }
  for (const { entity, action } of targets) require(entity, NEEDED[action])
  if (sourceChanges.length > 0) require(sourceEntity, ['read', 'update'])
}
