import { and, eq, isNull, ne } from 'drizzle-orm'
import type { AuthSessionRepository } from '../../workflows/access/ports.ts'
import { born, byOf, changed, type RepositoryContext } from '../repositories/tenant-rows.ts'
import { authSessions } from '../schema/access.ts'
import type { Transaction } from '../transaction.ts'

/** Who is signed in, of the organization. */
export function createAuthSessionRepository(
  tx: Transaction,
  { scope, clock }: RepositoryContext,
): AuthSessionRepository {
  const { organizationId, workspaceId } = scope
  const by = byOf(scope)
  const ours = eq(authSessions.organizationId, organizationId)
  const revoked = () => ({ revokedAt: new Date(clock.now()), ...changed(clock, by) })

  return {
    insert: async ({ expiresAt, ...session }) => {
      await tx.insert(authSessions).values({
        organizationId,
        homeWorkspaceId: workspaceId,
        ...session,
        expiresAt: new Date(expiresAt),
        ...born(clock, by),
      })
    },

    lock: async (id) => {
      const [row] = await tx
        .select()
        .from(authSessions)
        .where(and(ours, eq(authSessions.id, id)))
        .for('update')
      if (!row) return null
      const { userId, verifierHash, expiresAt, revokedAt } = row
      return { userId, verifierHash, expiresAt: expiresAt.getTime(), revoked: revokedAt !== null }
    },

    rotate: async (id, verifierHash) => {
      await tx
        .update(authSessions)
        .set({ verifierHash, ...changed(clock, by) })
        .where(and(ours, eq(authSessions.id, id)))
    },

    revoke: async (id) => {
      await tx
        .update(authSessions)
        .set(revoked())
        .where(and(ours, eq(authSessions.id, id), isNull(authSessions.revokedAt)))
    },

    revokeOthers: async (userId, except) => {
      await tx
        .update(authSessions)
        .set(revoked())
        .where(
          and(
            ours,
            eq(authSessions.userId, userId),
            isNull(authSessions.revokedAt),
            except === null ? undefined : ne(authSessions.id, except),
          ),
        )
    },
  }
}
