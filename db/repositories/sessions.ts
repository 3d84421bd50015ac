import { eq, isNull, sql } from 'drizzle-orm'
import type { SessionRepository } from '../../workflows/bot/repository.ts'
import { telegramSessions } from '../schema/telegram.ts'
import type { Transaction } from '../transaction.ts'
import { born, changed, ofTenant, type RepositoryContext, tenantOf } from './tenant-rows.ts'

/** What is remembered of each chat. */
export function createSessionRepository(
  tx: Transaction,
  { scope, clock }: RepositoryContext,
): SessionRepository {
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
          awaitingTopicFrom: telegramSessions.awaitingTopicFrom,
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
      return row ?? null
    },

    save: async ({ chatId, ...remembered }) => {
      const by = `telegram_user:${chatId}`
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
    },
  }
}
