import { count, desc, eq, gt, isNull, lt, or, type SQL } from 'drizzle-orm'
import type { ApiKey, ApiKeyRepository } from '../../workflows/access/ports.ts'
import {
  born,
  byOf,
  changed,
  ofTenant,
  type RepositoryContext,
  tenantOf,
} from '../repositories/tenant-rows.ts'
import { apiKeys } from '../schema/access.ts'
import type { Transaction } from '../transaction.ts'
import { current } from './or-conflict.ts'
import { nextVersion } from './next-version.ts'

/** The API keys of one workspace, without their secrets. */
export function createApiKeyRepository(
  tx: Transaction,
  { scope, clock }: RepositoryContext,
): ApiKeyRepository {
  const by = byOf(scope)
  const live = (...conditions: (SQL | undefined)[]) =>
    ofTenant(apiKeys, scope, isNull(apiKeys.deletedAt), ...conditions)

  return {
    find: async (id, { lock = false } = {}) => {
      const query = tx
        .select()
        .from(apiKeys)
        .where(live(eq(apiKeys.id, id)))
      const [row] = await (lock ? query.for('update') : query)
      return row ? toApiKey(row) : null
    },

    list: async ({ limit, before }) => {
      const rows = await tx
        .select()
        .from(apiKeys)
        .where(live(before === undefined ? undefined : lt(apiKeys.id, before)))
        .orderBy(desc(apiKeys.id))
        .limit(limit)
      return rows.map(toApiKey)
    },

    insert: async ({ permissions, expiresAt, ...key }) => {
      const [row] = await tx
        .insert(apiKeys)
        .values({
          ...tenantOf(scope),
          ...key,
          permissions: permissions && [...permissions],
          expiresAt: expiresAt === null ? null : new Date(expiresAt),
          ...born(clock, by),
        })
        .returning()
      return toApiKey(current(row, 'key'))
    },

    liveOf: async (userId) => {
      const rows = await tx
        .select()
        .from(apiKeys)
        .where(
          live(
            userId === null ? isNull(apiKeys.userId) : eq(apiKeys.userId, userId),
            isNull(apiKeys.revokedAt),
            or(isNull(apiKeys.expiresAt), gt(apiKeys.expiresAt, new Date(clock.now()))),
          ),
        )
      return rows.map(toApiKey)
    },

    revoke: async (id) => {
      const [row] = await tx
        .update(apiKeys)
        .set({
          revokedAt: new Date(clock.now()),
          ...changed(clock, by),
          version: nextVersion(apiKeys),
        })
        .where(live(eq(apiKeys.id, id)))
        .returning()
      return toApiKey(current(row, 'key'))
    },

    countOfRole: async (role) => {
      const [row] = await tx
        .select({ keys: count() })
        .from(apiKeys)
        .where(live(eq(apiKeys.role, role), isNull(apiKeys.revokedAt)))
      return row?.keys ?? 0
    },
  }
}

function toApiKey(row: typeof apiKeys.$inferSelect): ApiKey {
  const { id, name, role, permissions, hint, userId, createdBy } = row
  return {
    id,
    name,
    role,
    permissions,
    hint,
    userId,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    createdBy,
  }
}
