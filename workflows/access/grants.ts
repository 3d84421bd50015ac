import type { Repositories } from '../deps.ts'
import { AppError } from '../shared/errors.ts'
import type { Caller } from './caller.ts'
import { PERMISSIONS } from './permissions.ts'
import { BUILT_IN_ROLES, isBuiltInRole, permissionsOfRole } from './roles.ts'

/**
 * What a role of the workspace may do, by its name.
 * @throws AppError `invalid_input` when there is no such role
 */
export async function grantsOf(
  r: Pick<Repositories, 'access'>,
  role: string,
): Promise<ReadonlySet<string>> {
  if (isBuiltInRole(role)) return permissionsOfRole(role)
  const own = await r.access.roles.findByName(role)
  if (own) return new Set(own.permissions)
  const rule = `must be ${BUILT_IN_ROLES.join(', ')} or a role of this workspace`
  throw new AppError('invalid_input', `role: ${rule}`, { fields: [{ field: 'role', rule }] })
}

/**
 * Nobody gives, takes away or stops what they may not do themselves.
 * @throws AppError `forbidden` naming the first permission that the caller lacks
 */
export function requireGrants(
  { permissions }: Pick<Caller, 'permissions'>,
  wanted: Iterable<string>,
): void {
  for (const permission of wanted) {
    if (permissions.has(permission) || !PERMISSIONS.has(permission)) continue
    throw new AppError(
      'forbidden',
      `You cannot give or take away ${permission}: you do not have it yourself`,
    )
  }
}

/** @throws AppError `invalid_input` naming the first permission that does not exist */
export function requireKnown(permissions: readonly string[]): void {
  const index = permissions.findIndex((permission) => !PERMISSIONS.has(permission))
  if (index === -1) return
  const rule = `there is no permission ${permissions[index]}: see GET /api/v1/permissions`
  throw new AppError('invalid_input', rule, { fields: [{ field: `permissions.${index}`, rule }] })
}
