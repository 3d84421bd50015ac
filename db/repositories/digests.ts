import { asc, eq, lte } from 'drizzle-orm'
import type { Digest, DigestRepository } from '../../workflows/bot/digest/repository.ts'
import { botDigests as table } from '../schema/digests.ts'
import type { Transaction } from '../transaction.ts'
import { ofTenant, type RepositoryContext, tenantOf } from './tenant-rows.ts'

/** Digests of one tenant's members. */
export function createDigestRepository(
  tx: Transaction,
  { scope, clock }: RepositoryContext,
): DigestRepository {
  return {
    find: async (userId) => {
      const [row] = await tx
        .select()
        .from(table)
        .where(ofTenant(table, scope, eq(table.userId, userId)))
        .for('update')
      return row ? toDigest(row) : null
    },
    save: async ({ userId, hour, timeZone, enabled, nextAt, lastDay, lastAt }) => {
      const values = {
        hour,
        timeZone,
        enabled,
        nextAt: nextAt === null ? null : new Date(nextAt),
        lastDay,
        lastAt: lastAt === null ? null : new Date(lastAt),
        updatedAt: new Date(clock.now()),
      }
      await tx
        .insert(table)
        .values({ ...tenantOf(scope), userId, ...values, createdAt: values.updatedAt })
        .onConflictDoUpdate({
          target: [table.organizationId, table.workspaceId, table.userId],
          set: values,
        })
    },
    due: async (time, limit) => {
      const rows = await tx
        .select()
        .from(table)
        .where(ofTenant(table, scope, eq(table.enabled, true), lte(table.nextAt, new Date(time))))
        .orderBy(asc(table.nextAt))
        .limit(limit)
        .for('update', { skipLocked: true })
      return rows.map(toDigest)
    },
  }
}

function toDigest(row: typeof table.$inferSelect): Digest {
  const { userId, hour, timeZone, enabled, nextAt, lastDay, lastAt } = row
  return {
    userId,
    hour,
    timeZone,
    enabled,
    nextAt: nextAt?.toISOString() ?? null,
    lastDay,
    lastAt: lastAt?.toISOString() ?? null,
  }
}
