import { and, asc, eq, gt, isNotNull, isNull } from 'drizzle-orm'
import type { AccessDirectory } from '../../workflows/access/sign-in-ports.ts'
import type { Clock } from '../../workflows/shared/runtime.ts'
import type { Database } from '../open-database.ts'
import { authSessions, memberships, organizations, users, workspaces } from '../schema/access.ts'

/** What is looked up before the tenant is known, as the system role. */
export function createAccessDirectory(
  database: Database,
  { clock }: { clock: Clock },
): AccessDirectory {
  const membershipOfUser = and(
    eq(memberships.organizationId, users.organizationId),
    eq(memberships.userId, users.id),
    isNull(memberships.deletedAt),
  )

  return {
    signInCandidates: async (email) => {
      const rows = await database.inSystem((tx) =>
        tx
          .select({
            organizationId: users.organizationId,
            organizationSlug: organizations.slug,
            userId: users.id,
            passwordHash: users.passwordHash,
            workspaceId: memberships.workspaceId,
          })
          .from(users)
          .innerJoin(organizations, eq(organizations.id, users.organizationId))
          .innerJoin(memberships, and(membershipOfUser, eq(memberships.status, 'active')))
          .where(
            and(eq(users.email, email), isNotNull(users.passwordHash), isNull(users.deletedAt)),
          )
          .orderBy(asc(memberships.createdAt), asc(memberships.id)),
      )
      return [...Map.groupBy(rows, ({ userId }) => userId).values()].flatMap((ofUser) => {
        const [first] = ofUser
        if (!first?.passwordHash) return []
        const { organizationId, organizationSlug, userId, passwordHash } = first
        const workspaceIds = ofUser.map(({ workspaceId }) => workspaceId)
        return [{ organizationId, organizationSlug, userId, passwordHash, workspaceIds }]
      })
    },

    invitation: (hash) =>
      database.inSystem(async (tx) => {
        const [row] = await tx
          .select({
            organizationId: memberships.organizationId,
            workspaceId: memberships.workspaceId,
            userId: users.id,
            passwordHash: users.passwordHash,
          })
          .from(memberships)
          .innerJoin(users, and(membershipOfUser, isNull(users.deletedAt)))
          .where(
            and(
              eq(memberships.invitationHash, hash),
              eq(memberships.status, 'invited'),
              gt(memberships.invitationExpiresAt, new Date(clock.now())),
            ),
          )
        return row ?? null
      }),

    session: (selector) =>
      database.inSystem(async (tx) => {
        const [row] = await tx
          .select({
            organizationId: authSessions.organizationId,
            workspaceId: authSessions.homeWorkspaceId,
            id: authSessions.id,
            userId: authSessions.userId,
          })
          .from(authSessions)
          .where(eq(authSessions.selector, selector))
        return row ?? null
      }),

    workspacesOf: async (organizationId, userId) => {
      const rows = await database.inSystem((tx) =>
        tx
          .select({ workspace: workspaces, role: memberships.role })
          .from(memberships)
          .innerJoin(
            workspaces,
            and(
              eq(workspaces.organizationId, memberships.organizationId),
              eq(workspaces.id, memberships.workspaceId),
              isNull(workspaces.deletedAt),
            ),
          )
          .where(
            and(
              eq(memberships.organizationId, organizationId),
              eq(memberships.userId, userId),
              eq(memberships.status, 'active'),
              isNull(memberships.deletedAt),
            ),
          )
          .orderBy(asc(memberships.createdAt), asc(memberships.id)),
      )
      return rows.map(({ workspace: { id, name, slug, version, createdAt }, role }) => ({
        id,
        name,
        slug,
        version,
        createdAt: createdAt.toISOString(),
        role,
      }))
    },

    passwordHash: (organizationId, userId) =>
      database.inSystem(async (tx) => {
        const [row] = await tx
          .select({ hash: users.passwordHash })
          .from(users)
          .where(
            and(
              eq(users.organizationId, organizationId),
              eq(users.id, userId),
              isNull(users.deletedAt),
            ),
          )
        return row?.hash ?? null
      }),
  }
}
