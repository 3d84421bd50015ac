import { eq, isNull, sql } from 'drizzle-orm'
import type { AuditLog } from '../../workflows/audit/ports.ts'
import type { SessionRepository } from '../../workflows/bot/repository.ts'
import { changesOf } from '../audit/changes-of.ts'
import { telegramSessions } from '../schema/telegram.ts'
import type { Transaction } from '../transaction.ts'
import { born, byOf, changed, ofTenant, type RepositoryContext, tenantOf } from './tenant-rows.ts'

/** What is remembered of each chat. */
export function createSessionRepository(
  tx: Transaction,
  { scope, clock, audit }: RepositoryContext & { audit: AuditLog },
): SessionRepository {
  const byChat = (chatId: number) =>
    ofTenant(telegramSessions, scope, eq(telegramSessions.chatId, chatId))

  return {
    find: async (chatId) => {
      const [row] = await tx
        .select({
          chatId: telegramSessions.chatId,
          language: telegramSessions.language,
          languageChosen: telegramSessions.languageChosen,
          style: telegramSessions.style,
          format: telegramSessions.format,
          firstName: telegramSessions.firstName,
          subscribedAt: telegramSessions.subscribedAt,
          blockedAt: telegramSessions.blockedAt,
        })
        .from(telegramSessions)
        .where(
          ofTenant(
            telegramSessions,
            scope,
            eq(telegramSessions.chatId, chatId),
            isNull(telegramSessions.deletedAt),
          ),
        )
      return row
        ? {
            ...row,
            subscribedAt: row.subscribedAt?.toISOString() ?? null,
            blockedAt: row.blockedAt?.toISOString() ?? null,
          }
        : null
    },

    isBlocked: async (chatId) => {
      const [row] = await tx
        .select({ blockedAt: telegramSessions.blockedAt })
        .from(telegramSessions)
        .where(byChat(chatId))
      return (row?.blockedAt ?? null) !== null
    },

    save: async ({ chatId, subscribedAt, blockedAt, ...kept }) => {
      const remembered = { ...kept, ...datesOf({ subscribedAt, blockedAt }) }
      const by = scope.actor ? byOf(scope) : `telegram_user:${chatId}`
      const [before] = await tx.select().from(telegramSessions).where(byChat(chatId)).for('update')
      await tx
        .insert(telegramSessions)
        .values({ ...tenantOf(scope), ...born(clock, by), chatId, ...remembered })
        .onConflictDoUpdate({
          target: [
            telegramSessions.organizationId,
            telegramSessions.workspaceId,
            telegramSessions.chatId,
          ],
          set: {
            ...changed(clock, by),
            ...remembered,
            version: sql`${telegramSessions.version} + 1`,
            deletedAt: null,
            deletedBy: null,
          },
        })
      const known = before && before.deletedAt === null
      const changes = known
        ? changesOf(before, remembered, Object.keys(remembered))
        : { before: null, after: remembered }
      if (!changes) return
      audit.record({
        action: known ? 'updated' : 'created',
        entity: 'telegram_session',
        recordId: String(chatId),
        ...changes,
      })
    },
  }
}

/** Those that are said; the others stay as they are. */
function datesOf(times: {
  subscribedAt: string | null | undefined
  blockedAt: string | null | undefined
}) {
  const said = (name: keyof typeof times) => {
    const time = times[name]
    if (time === undefined) return {}
    return { [name]: time === null ? null : new Date(time) }
  }
  return { ...said('subscribedAt'), ...said('blockedAt') }
}
