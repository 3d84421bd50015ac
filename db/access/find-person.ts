import { and, asc, eq, isNull, or, type SQL } from 'drizzle-orm'
import { isBuiltInRole } from '../../workflows/access/roles.ts'
import type { TenantScope } from '../../workflows/shared/scope.ts'
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

const columns = {
  organizationId: memberships.organizationId,
  userId: memberships.userId,
  workspaceId: memberships.workspaceId,
  membershipId: memberships.id,
  status: memberships.status,
  role: memberships.role,
}
const oldestFirst = [asc(memberships.createdAt), asc(memberships.id)]

/**
 * Every membership of a user, oldest first; with a session only while that is not revoked. A user
 * lives as long as they have one, so their own row need not be read.
 */
export async function findMemberships(
  tx: Transaction,
  { organizationId, userId }: { organizationId: string; userId: string },
  sessionId?: string,
): Promise<PersonRow[]> {
  const query = tx.select(columns).from(memberships).$dynamic()
  if (sessionId !== undefined) {
    query.innerJoin(
      authSessions,
      and(
        eq(authSessions.organizationId, organizationId),
        eq(authSessions.id, sessionId),
        eq(authSessions.userId, userId),
        isNull(authSessions.revokedAt),
      ),
    )
  }
  const rows = await query
    .where(
      and(
        eq(memberships.organizationId, organizationId),
        eq(memberships.userId, userId),
        isNull(memberships.deletedAt),
      ),
    )
    .orderBy(...oldestFirst)
  return withPermissions(tx, rows)
}

/** Every membership of the live users that `which` selects, oldest first. */
export async function findPerson(tx: Transaction, which: SQL | undefined): Promise<PersonRow[]> {
  const rows = await tx
    .select(columns)
    .from(users)
    .innerJoin(
      memberships,
      and(
        eq(memberships.organizationId, users.organizationId),
        eq(memberships.userId, users.id),
        isNull(memberships.deletedAt),
      ),
    )
    .where(and(which, isNull(users.deletedAt)))
    .orderBy(...oldestFirst)
  return withPermissions(tx, rows)
}

/** Adds what the roles may do now. A second query only for roles that a workspace made itself. */
export async function withPermissions<Row extends TenantScope & { role: string }>(
  tx: Transaction,
  rows: readonly Row[],
): Promise<(Row & { permissions: ReadonlySet<string> })[]> {
  const custom = rows.filter(({ role }) => !isBuiltInRole(role))
  const made = custom.length === 0 ? [] : await findRoles(tx, custom)
  return rows.map((row) => {
    const own = made.find(
      ({ workspaceId, name }) => workspaceId === row.workspaceId && name === row.role,
    )
    return { ...row, permissions: permissionsOfRoleRow(row.role, own?.permissions ?? null) }
  })
}

function findRoles(tx: Transaction, wanted: readonly (TenantScope & { role: string })[]) {
  return tx
    .select({ workspaceId: roles.workspaceId, name: roles.name, permissions: roles.permissions })
    .from(roles)
    .where(
      and(
        or(
          ...wanted.map(({ organizationId, workspaceId, role }) =>
            and(
              eq(roles.organizationId, organizationId),
              eq(roles.workspaceId, workspaceId),
              eq(roles.name, role),
            ),
          ),
        ),
        isNull(roles.deletedAt),
      ),
    )
}
