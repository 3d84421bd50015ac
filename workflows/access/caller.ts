import { AppError } from '../shared/errors.ts'
import type { Actor, TenantScope } from '../shared/scope.ts'

/** Who sent a request, in which workspace, and what they may do there, as of this request. */
export interface Caller extends TenantScope {
  actor: Actor
  permissions: ReadonlySet<string>
  /** When a person asks, or a key that belongs to one. */
  userId?: string
  /** Of a person who signed in here. */
  sessionId?: string
}

/** @throws AppError `forbidden` naming the permission that is missing */
export function requirePermission(caller: Pick<Caller, 'permissions'>, permission: string): void {
  if (caller.permissions.has(permission)) return
  throw new AppError('forbidden', `This needs the permission ${permission}`)
}
