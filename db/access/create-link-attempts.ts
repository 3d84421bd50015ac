import { eq, sql } from 'drizzle-orm'
import type { LinkAttempts } from '../../workflows/access/ports.ts'
import { ofTenant, type RepositoryContext, tenantOf } from '../repositories/tenant-rows.ts'
import { telegramLinkAttempts as attempts } from '../schema/access.ts'
import type { Transaction } from '../transaction.ts'

/** Ten minutes. */
const WINDOW = 600_000

/** How often each Telegram user tried a `/link` code lately. */
export function createLinkAttempts(
  tx: Transaction,
  { scope, clock }: RepositoryContext,
): LinkAttempts {
  return {
    count: async (telegramUserId) => {
      const now = clock.now()
      const since = new Date(now)
      const oldest = new Date(now - WINDOW).toISOString()
      const lapsed = sql`${attempts.since} <= ${oldest}::timestamptz`
      const [row] = await tx
        .insert(attempts)
        .values({ ...tenantOf(scope), telegramUserId, failures: 1, since })
        .onConflictDoUpdate({
          target: [attempts.organizationId, attempts.workspaceId, attempts.telegramUserId],
          set: {
            failures: sql`case when ${lapsed} then 1 else ${attempts.failures} + 1 end`,
            since: sql`case when ${lapsed} then excluded.since else ${attempts.since} end`,
          },
        })
        .returning({ failures: attempts.failures })
      return row?.failures ?? 1
    },

    clear: async (telegramUserId) => {
      await tx
        .update(attempts)
        .set({ failures: 0 })
        .where(ofTenant(attempts, scope, eq(attempts.telegramUserId, telegramUserId)))
    },
  }
}
