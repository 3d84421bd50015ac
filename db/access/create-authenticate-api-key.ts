import { and, eq, gt, isNull, or } from 'drizzle-orm'
import type { Deps } from '../../workflows/deps.ts'
import { PERMISSIONS } from '../../workflows/access/permissions.ts'
import type { Clock } from '../../workflows/shared/runtime.ts'
import type { Database } from '../open-database.ts'
import { apiKeys } from '../schema/access.ts'
import { hashApiKey } from './api-key.ts'

/** An hour: the time of the last use is for people, and a write per request would be a waste. */
const LAST_USED_PRECISION = 3_600_000

/** Finds whose key it is. Null for an unknown, expired or revoked key. */
export function createAuthenticateApiKey(
  database: Database,
  { clock }: { clock: Clock },
): Deps['authenticate'] {
  return async (key) => {
    const hash = hashApiKey(key)
    if (hash === null) return null
    const now = new Date(clock.now())
    return database.inSystem(async (tx) => {
      const [found] = await tx
        .select({
          keyId: apiKeys.id,
          organizationId: apiKeys.organizationId,
          workspaceId: apiKeys.workspaceId,
          lastUsedAt: apiKeys.lastUsedAt,
        })
        .from(apiKeys)
        .where(
          and(
            eq(apiKeys.hash, hash),
            isNull(apiKeys.revokedAt),
            isNull(apiKeys.deletedAt),
            or(isNull(apiKeys.expiresAt), gt(apiKeys.expiresAt, now)),
          ),
        )
      if (found === undefined) return null
      const { lastUsedAt, keyId, ...scope } = found
      if (lastUsedAt === null || now.getTime() - lastUsedAt.getTime() > LAST_USED_PRECISION) {
        await tx.update(apiKeys).set({ lastUsedAt: now }).where(eq(apiKeys.hash, hash))
      }
      const actor = { type: 'api_key', id: keyId } as const
      return { ...scope, actor, permissions: new Set(PERMISSIONS.keys()) }
    })
  }
}
