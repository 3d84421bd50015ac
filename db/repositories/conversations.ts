import { and, asc, desc, eq, lt, lte, ne, type SQL, sql } from 'drizzle-orm'
import type { Conversation, ConversationRepository } from '../../workflows/bot/repository.ts'
import { AppError } from '../../workflows/shared/errors.ts'
import { telegramConversations as table } from '../schema/telegram.ts'
import type { Transaction } from '../transaction.ts'
import { ofTenant, type RepositoryContext, tenantOf } from './tenant-rows.ts'

/** Wizards with people in chats, of one tenant. */
export function createConversationRepository(
  tx: Transaction,
  { scope, clock }: RepositoryContext,
): ConversationRepository {
  const now = () => new Date(clock.now())
  const one = async (condition: SQL | undefined) => {
    const [row] = await tx
      .select()
      .from(table)
      .where(ofTenant(table, scope, condition))
      .orderBy(desc(table.updatedAt), desc(table.id))
      .limit(1)
      .for('update')
    return row ? toConversation(row) : null
  }
  const of = (chatId: number, telegramUserId: number, status: Conversation['status']) =>
    and(
      eq(table.chatId, chatId),
      eq(table.telegramUserId, telegramUserId),
      eq(table.status, status),
    )

  return {
    insert: async ({ expiresAt, ...conversation }) => {
      await tx.insert(table).values({
        ...tenantOf(scope),
        ...conversation,
        expiresAt: new Date(expiresAt),
        createdAt: now(),
        updatedAt: now(),
      })
    },
    find: (id) => one(eq(table.id, id)),
    findActive: (chatId, telegramUserId) => one(of(chatId, telegramUserId, 'active')),
    findPaused: (chatId, telegramUserId) => one(of(chatId, telegramUserId, 'paused')),
    update: async (id, { expiresAt, ...change }) => {
      const [row] = await tx
        .update(table)
        .set({
          ...change,
          ...(expiresAt === undefined ? {} : { expiresAt: new Date(expiresAt) }),
          updatedAt: now(),
          version: sql`${table.version} + 1`,
        })
        .where(ofTenant(table, scope, eq(table.id, id)))
        .returning({ id: table.id })
      if (!row) throw new AppError('not_found', `There is no conversation ${id}`)
    },
    expired: async (time, limit) => {
      const rows = await tx
        .select()
        .from(table)
        .where(
          ofTenant(table, scope, eq(table.status, 'active'), lte(table.expiresAt, new Date(time))),
        )
        .orderBy(asc(table.expiresAt))
        .limit(limit)
        .for('update')
      return rows.map(toConversation)
    },
    forgetBefore: async (time) => {
      const gone = await tx
        .delete(table)
        .where(
          ofTenant(table, scope, ne(table.status, 'active'), lt(table.updatedAt, new Date(time))),
        )
        .returning({ id: table.id })
      return gone.length
    },
  }
}

function toConversation(row: typeof table.$inferSelect): Conversation {
  const { id, chatId, telegramUserId, kind, step, data, status, version } = row
  return {
    id,
    chatId,
    telegramUserId,
    kind,
    step,
    data,
    status,
    expiresAt: row.expiresAt.toISOString(),
    version,
  }
}
