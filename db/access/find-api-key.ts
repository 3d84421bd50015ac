import { and, gt, isNull, or, type SQL } from 'drizzle-orm'
import type { Caller } from '../../workflows/access/caller.ts'
import { apiKeys } from '../schema/access.ts'
import type { Transaction } from '../transaction.ts'
import { findMemberships, withPermissions } from './find-person.ts'
import { intersection } from './permissions-of-role.ts'

export type FoundKey = Caller & { lastUsedAt: Date | null }

/**
 * A key that is good now, with what it may do now: its role, narrowed to its own list, and to what the
 * person who made it may do today. Null when it is revoked or expired, or that person is not active.
 */
export async function findApiKey(
  tx: Transaction,
  which: SQL | undefined,
  now: Date,
): Promise<FoundKey | null> {
  const rows = await tx
    .select({
      id: apiKeys.id,
      organizationId: apiKeys.organizationId,
      workspaceId: apiKeys.workspaceId,
      role: apiKeys.role,
      scope: apiKeys.permissions,
      userId: apiKeys.userId,
      lastUsedAt: apiKeys.lastUsedAt,
    })
    .from(apiKeys)
    .where(
      and(
        which,
        isNull(apiKeys.revokedAt),
        isNull(apiKeys.deletedAt),
        or(isNull(apiKeys.expiresAt), gt(apiKeys.expiresAt, now)),
      ),
    )
  const [found] = await withPermissions(tx, rows)
  if (!found) return null
  const { id, organizationId, workspaceId, userId, scope, permissions, lastUsedAt } = found
  const key = { organizationId, workspaceId, actor: { type: 'api_key', id }, lastUsedAt } as const
  const own = intersection(permissions, scope && new Set(scope))
  if (userId === null) return { ...key, permissions: own }

  const memberships = await findMemberships(tx, { organizationId, userId })
  const maker = memberships.find((row) => row.workspaceId === workspaceId)
  if (maker?.status !== 'active') return null
  return { ...key, userId, permissions: intersection(own, maker.permissions) }
}
