import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import type { Clock } from '../../workflows/shared/runtime.ts'
import type { TenantScope } from '../../workflows/shared/scope.ts'
import type { Database } from '../open-database.ts'
import { telegramSessions as table } from '../schema/telegram.ts'
import { ofTenant } from './tenant-rows.ts'

/** Where the bot is not wanted. Each call is a transaction of its own. */
export function createBlockedChats(database: Database, { clock }: { clock: Clock }) {
  const byChat = (scope: TenantScope, chatId: number) =>
    ofTenant(table, scope, eq(table.chatId, chatId))
  return {
    has: (scope: TenantScope, chatId: number): Promise<boolean> =>
      database.inTenant(scope, async (tx) => {
        const [row] = await tx
          .select({ chatId: table.chatId })
          .from(table)
          .where(and(byChat(scope, chatId), isNotNull(table.blockedAt)))
        return row !== undefined
      }),
    note: async (scope: TenantScope, chatId: number): Promise<void> => {
      await database.inTenant(scope, (tx) =>
        tx
          .update(table)
          .set({ blockedAt: new Date(clock.now()) })
          .where(and(byChat(scope, chatId), isNull(table.blockedAt))),
      )
    },
  }
}
