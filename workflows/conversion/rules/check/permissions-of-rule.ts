import { permissionOf } from '../../../registry/paths.ts'
import { requirePermission, type Caller } from '../../../access/caller.ts'
import type { RuleDefinition } from '../complete-rule.ts'
import { entityNamed } from '../../../registry/entity-named.ts'

/**
 * What who saves a rule must be allowed themselves: a rule gives nobody more than they have.
 * @throws AppError `forbidden` naming the permission that is missing
 */
export function requireRuling(caller: Pick<Caller, 'permissions'>, rule: RuleDefinition): void {
  requirePermission(caller, 'conversion:create')
  const source = entityNamed(rule.sourceEntity)
  if (source) requirePermission(caller, permissionOf(source, 'read'))
  if (source && rule.sourceChanges.length > 0) {
    requirePermission(caller, permissionOf(source, 'update'))
  }
  for (const { entity: name, existing } of rule.targets) {
    const entity = entityNamed(name)
    if (!entity) continue
    requirePermission(caller, permissionOf(entity, 'create'))
    if (existing.action === 'fill' || existing.action === 'overwrite') {
      requirePermission(caller, permissionOf(entity, 'update'))
    }
    // Whether a record like it is there tells of its values.
    if (existing.action !== 'create') requirePermission(caller, permissionOf(entity, 'read'))
  }
}
