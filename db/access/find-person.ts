import { and, asc, eq, isNull, type SQL } from 'drizzle-orm'
import { authSessions, memberships, roles, users } from '../schema/access.ts'
import type { Transaction } from '../transaction.ts'
import { permissionsOfRoleRow } from './permissions-of-role.ts'

/** A person and one of their memberships. */
export interface PersonRow {
  organizationId: string
  userId: string
  workspaceId: string
  membershipId: string
  status: 'invited' | 'active' | 'deactivated'
  permissions: ReadonlySet<string>
}

/**
 * Every membership of the live users that `which` selects, oldest first, in one query. With a session
 * only while that is not revoked.
 */
export async function findPerson(
  tx: Transaction,
  which: SQL | undefined,
  sessionId?: string,
): Promise<PersonRow[]> {
  const query = tx
    .select({
      organizationId: users.organizationId,
      userId: users.id,
      workspaceId: memberships.workspaceId,
      membershipId: memberships.id,
      status: memberships.status,
      role: memberships.role,
      own: roles.permissions,
    })
    .from(users)
    .innerJoin(
      memberships,
      and(
        eq(memberships.organizationId, users.organizationId),
        eq(memberships.userId, users.id),
        isNull(memberships.deletedAt),
      ),
    )
    .leftJoin(
      roles,
      and(
        eq(roles.organizationId, memberships.organizationId),
        eq(roles.workspaceId, memberships.workspaceId),
        eq(roles.name, memberships.role),
        isNull(roles.deletedAt),
      ),
    )
    .$dynamic()
  if (sessionId !== undefined) {
    query.innerJoin(
      authSessions,
      and(
        eq(authSessions.organizationId, users.organizationId),
        eq(authSessions.userId, users.id),
        eq(authSessions.id, sessionId),
        isNull(authSessions.revokedAt),
      ),
    )
  }
  const rows = await query
    .where(and(which, isNull(users.deletedAt)))
    .orderBy(asc(memberships.createdAt), asc(memberships.id))
  return rows.map(({ role, own, ...row }) => ({
    ...row,
    permissions: permissionsOfRoleRow(role, own),
  }))
}
