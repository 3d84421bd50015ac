import { and, eq, gt, max, ne } from 'drizzle-orm'
import type { DeliveryLedger, DeliveryState } from '../../workflows/bot/ports.ts'
import { AppError } from '../../workflows/shared/errors.ts'
import type { Clock } from '../../workflows/shared/runtime.ts'
import type { TenantScope } from '../../workflows/shared/scope.ts'
import type { Database } from '../open-database.ts'
import { telegramDeliveries as table } from '../schema/telegram.ts'
import type { Transaction } from '../transaction.ts'
import { ofTenant, tenantOf } from './tenant-rows.ts'

/** Remembers what was sent, per key. Each call is a transaction of its own, committed on return. */
export function createDeliveryLedger(
  database: Database,
  { clock }: { clock: Clock },
): DeliveryLedger {
  const now = () => new Date(clock.now())
  const byKey = (scope: TenantScope, key: string) => ofTenant(table, scope, eq(table.key, key))

  return {
    begin: (scope, { key, chatId, method }) =>
      database.inTenant(scope, async (tx): Promise<DeliveryState> => {
        const after = await lastMessageOf(tx, scope, chatId)
        const begun = { chatId, method, status: 'sending', after, updatedAt: now() } as const
        const inserted = await tx
          .insert(table)
          .values({ ...tenantOf(scope), key, ...begun, createdAt: now() })
          .onConflictDoUpdate({
            target: [table.organizationId, table.workspaceId, table.key],
            set: begun,
            setWhere: eq(table.status, 'abandoned'),
          })
          .returning({ key: table.key })
        if (inserted.length > 0) return { status: 'new' }

        const [known] = await tx.select().from(table).where(byKey(scope, key))
        if (known === undefined) throw new Error(`The delivery ${key} disappeared.`)
        if (known.status === 'sent') return { status: 'sent', messageIds: known.messageIds ?? [] }
        return {
          status: 'unknown',
          after: known.after,
          taken: await takenAfter(tx, scope, known),
        }
      }),

    finish: (scope, key, messageIds) =>
      database.inTenant(scope, async (tx) => {
        const finished = await tx
          .update(table)
          .set({
            status: 'sent',
            messageIds,
            lastMessageId: messageIds.length === 0 ? null : Math.max(...messageIds),
            updatedAt: now(),
          })
          .where(byKey(scope, key))
          .returning({ key: table.key })
        if (finished.length === 0) throw new AppError('not_found', `No delivery ${key} was begun.`)
      }),

    abandon: async (scope, key) => {
      await database.inTenant(scope, (tx) =>
        tx
          .update(table)
          .set({ status: 'abandoned', updatedAt: now() })
          .where(and(byKey(scope, key), eq(table.status, 'sending'))),
      )
    },

    find: async (scope, key) => {
      const [sent] = await database.inTenant(scope, (tx) =>
        tx
          .select({ messageIds: table.messageIds })
          .from(table)
          .where(and(byKey(scope, key), eq(table.status, 'sent'))),
      )
      return sent?.messageIds ?? null
    },
  }
}

async function lastMessageOf(
  tx: Transaction,
  scope: TenantScope,
  chatId: number,
): Promise<number | null> {
  const [row] = await tx
    .select({ last: max(table.lastMessageId) })
    .from(table)
    .where(ofTenant(table, scope, eq(table.chatId, chatId)))
  return row?.last ?? null
}

/** The message ids above `after` that other keys of the chat have by now. */
async function takenAfter(
  tx: Transaction,
  scope: TenantScope,
  { key, chatId, after }: { key: string; chatId: number; after: number | null },
): Promise<number[]> {
  const later = after === null ? undefined : gt(table.lastMessageId, after)
  const rows = await tx
    .select({ messageIds: table.messageIds })
    .from(table)
    .where(ofTenant(table, scope, eq(table.chatId, chatId), ne(table.key, key), later))
  return rows
    .flatMap(({ messageIds }) => messageIds ?? [])
    .filter((id) => after === null || id > after)
    .toSorted((a, b) => a - b)
}
