import { and, eq, gt, isNull, or, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Caller } from '../../workflows/access/caller.ts'
import { apiKeys, memberships, roles } from '../schema/access.ts'
import type { Transaction } from '../transaction.ts'
import { intersection, permissionsOfRoleRow } from './permissions-of-role.ts'

export type FoundKey = Caller & { lastUsedAt: Date | null }

const makersRole = alias(roles, 'makers_role')

/**
 * A key that is good now, with what it may do now: its role, narrowed to its own list, and to what the
 * person who made it may do today. Null when it is revoked or expired, or that person is not active.
 */
export async function findApiKey(
  tx: Transaction,
  which: SQL | undefined,
  now: Date,
): Promise<FoundKey | null> {
  const inTenantOf = (table: typeof roles | typeof memberships | typeof makersRole) =>
    and(
      eq(table.organizationId, apiKeys.organizationId),
      eq(table.workspaceId, apiKeys.workspaceId),
      isNull(table.deletedAt),
    )
  const [found] = await tx
    .select({
      id: apiKeys.id,
      organizationId: apiKeys.organizationId,
      workspaceId: apiKeys.workspaceId,
      role: apiKeys.role,
      scope: apiKeys.permissions,
      userId: apiKeys.userId,
      lastUsedAt: apiKeys.lastUsedAt,
      rolePermissions: roles.permissions,
      makersRole: memberships.role,
      makersPermissions: makersRole.permissions,
    })
    .from(apiKeys)
    .leftJoin(roles, and(inTenantOf(roles), eq(roles.name, apiKeys.role)))
    .leftJoin(
      memberships,
      and(
        inTenantOf(memberships),
        eq(memberships.userId, apiKeys.userId),
        eq(memberships.status, 'active'),
      ),
    )
    .leftJoin(makersRole, and(inTenantOf(makersRole), eq(makersRole.name, memberships.role)))
    .where(
      and(
        which,
        isNull(apiKeys.revokedAt),
        isNull(apiKeys.deletedAt),
        or(isNull(apiKeys.expiresAt), gt(apiKeys.expiresAt, now)),
      ),
    )
  if (!found || (found.userId !== null && found.makersRole === null)) return null
  const { organizationId, workspaceId, userId, lastUsedAt, scope } = found
  return {
    organizationId,
    workspaceId,
    actor: { type: 'api_key', id: found.id },
    permissions: intersection(
      permissionsOfRoleRow(found.role, found.rolePermissions),
      scope && new Set(scope),
      found.makersRole === null
        ? null
        : permissionsOfRoleRow(found.makersRole, found.makersPermissions),
    ),
    ...(userId === null ? {} : { userId }),
    lastUsedAt,
  }
}
