import { asc, eq, isNotNull, lt, min, sql } from 'drizzle-orm'
import type { PendingUpdate, UpdateRepository } from '../../workflows/bot/repository.ts'
import { telegramUpdates } from '../schema/telegram.ts'
import type { Transaction } from '../transaction.ts'
import { ofTenant, type RepositoryContext, tenantOf } from './tenant-rows.ts'

const columns = {
  updateId: telegramUpdates.updateId,
  chatId: telegramUpdates.chatId,
  payload: telegramUpdates.payload,
  outcome: telegramUpdates.outcome,
  reopened: telegramUpdates.reopened,
}

/** Telegram's updates of one workspace's bot. */
export function createUpdateRepository(
  tx: Transaction,
  { scope, clock }: RepositoryContext,
): UpdateRepository {
  const now = () => new Date(clock.now())
  const pending = eq(telegramUpdates.status, 'pending')
  const byId = (updateId: number) =>
    ofTenant(telegramUpdates, scope, eq(telegramUpdates.updateId, updateId))

  return {
    insert: async (updates) => {
      const inserted = await tx
        .insert(telegramUpdates)
        .values(
          // In the order of their numbers, as every other transaction locks them.
          updates
            .toSorted((one, other) => one.updateId - other.updateId)
            .map((update) => ({
              ...tenantOf(scope),
              ...update,
              status: update.chatId === null ? ('handled' as const) : ('pending' as const),
              receivedAt: now(),
              handledAt: update.chatId === null ? now() : null,
            })),
        )
        .onConflictDoNothing()
        .returning({ updateId: telegramUpdates.updateId })
      return new Set(inserted.map(({ updateId }) => updateId))
    },

    nextOf: async (chatId) => {
      const [row] = await tx
        .select(columns)
        .from(telegramUpdates)
        .where(ofTenant(telegramUpdates, scope, eq(telegramUpdates.chatId, chatId), pending))
        .orderBy(asc(telegramUpdates.updateId))
        .limit(1)
      return row === undefined ? null : { ...row, chatId }
    },

    chatsPendingSince: async (time, limit) => {
      const { chatId, updateId, receivedAt } = telegramUpdates
      const old = lt(receivedAt, new Date(time))
      const rows = await tx
        .select({ chatId, updateId: min(updateId) })
        .from(telegramUpdates)
        .where(ofTenant(telegramUpdates, scope, pending, isNotNull(chatId), old))
        .groupBy(chatId)
        .limit(limit)
      return rows.map((row) => ({ chatId: Number(row.chatId), updateId: Number(row.updateId) }))
    },

    lockPending: async (updateId) => {
      const [row] = await tx
        .select(columns)
        .from(telegramUpdates)
        .where(ofTenant(telegramUpdates, scope, eq(telegramUpdates.updateId, updateId), pending))
        .for('update')
      return row === undefined || row.chatId === null ? null : (row as PendingUpdate)
    },

    storeOutcome: async (updateId, outcome) => {
      await tx.update(telegramUpdates).set({ outcome }).where(byId(updateId))
    },

    markHandled: async (updateId) => {
      await tx
        .update(telegramUpdates)
        .set({ status: 'handled', handledAt: now() })
        .where(byId(updateId))
    },

    markFailed: async (updateId, reason) => {
      await tx
        .update(telegramUpdates)
        .set({ status: 'failed', reason, handledAt: now() })
        .where(byId(updateId))
    },

    lockFailed: async (updateId) => {
      const failed = eq(telegramUpdates.status, 'failed')
      const [row] = await tx
        .select(columns)
        .from(telegramUpdates)
        .where(ofTenant(telegramUpdates, scope, eq(telegramUpdates.updateId, updateId), failed))
        .for('update')
      return row === undefined || row.chatId === null ? null : (row as PendingUpdate)
    },

    reopen: async (updateId) => {
      await tx
        .update(telegramUpdates)
        .set({
          status: 'pending',
          reason: null,
          handledAt: null,
          reopened: sql`${telegramUpdates.reopened} + 1`,
        })
        .where(byId(updateId))
    },
  }
}
