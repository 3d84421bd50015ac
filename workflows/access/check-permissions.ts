import type { Deps } from '../deps.ts'
import type { TenantScope } from '../shared/scope.ts'
import { requirePermission, type Caller } from './caller.ts'
import { present } from './present.ts'
import { userActor } from './ports.ts'

/** What somebody may do in the caller's workspace. */
export interface CheckedPermissions {
  canCreateRules: boolean
  canExecuteConversion: boolean
  canViewAudit: boolean
  /** All of them, sorted. */
  permissions: string[]
}

/**
 * What the caller may do, or, for who manages members, what another member may.
 * @throws AppError `forbidden` without `members:manage`, `not_found` for who is no member here
 */
export async function checkPermissions(
  deps: Pick<Deps, 'inTenant' | 'permissionsOf'>,
  caller: Caller,
  userId?: string,
): Promise<CheckedPermissions> {
  if (userId === undefined || userId === caller.userId) return summary(caller.permissions)
  requirePermission(caller, 'members:manage')
  const { organizationId, workspaceId } = caller
  const scope: TenantScope = { organizationId, workspaceId }
  present(await deps.inTenant(scope, (r) => r.access.members.findByUser(userId)), 'user', userId)
  return summary(await deps.permissionsOf(scope, userActor(userId)))
}

function summary(permissions: ReadonlySet<string>): CheckedPermissions {
  return {
    canCreateRules: permissions.has('conversion:create'),
    canExecuteConversion: permissions.has('conversion:execute'),
    canViewAudit: permissions.has('audit:view'),
    permissions: [...permissions].toSorted(),
  }
}
