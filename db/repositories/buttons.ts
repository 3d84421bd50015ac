import { createHash } from 'node:crypto'
import { eq, lt, sql } from 'drizzle-orm'
import type { ButtonStore, StoredAction } from '../../workflows/bot/ports.ts'
import type { ButtonRepository } from '../../workflows/bot/repository.ts'
import type { Clock } from '../../workflows/shared/runtime.ts'
import type { Database } from '../open-database.ts'
import { telegramButtons as table } from '../schema/telegram.ts'
import type { Transaction } from '../transaction.ts'
import { ofTenant, type RepositoryContext, tenantOf } from './tenant-rows.ts'

/** What the buttons of one tenant's chats ask for. */
export function createButtonRepository(
  tx: Transaction,
  { scope }: Pick<RepositoryContext, 'scope'>,
): ButtonRepository {
  return {
    find: async (chatId, id) => {
      const [row] = await tx
        .select({ kind: table.kind, data: table.data })
        .from(table)
        .where(ofTenant(table, scope, eq(table.chatId, chatId), eq(table.id, id)))
      return row ?? null
    },
    forgetBefore: async (time) => {
      const old = lt(table.sentAt, new Date(time))
      const gone = await tx
        .delete(table)
        .where(ofTenant(table, scope, old))
        .returning({ id: table.id })
      return gone.length
    },
  }
}

/** Keeps what buttons ask for before their message is sent, in a transaction of its own. */
export function createButtonStore(database: Database, { clock }: { clock: Clock }): ButtonStore {
  return {
    keep: async (scope, chatId, actions) => {
      const ids = actions.map(idOf)
      const rows = new Map(
        actions.map(({ kind, data }, index) => [ids[index] ?? '', { kind, data }]),
      )
      if (rows.size === 0) return ids
      const sentAt = new Date(clock.now())
      const values = [...rows].map(([id, action]) => ({
        ...tenantOf(scope),
        ...action,
        chatId,
        id,
        sentAt,
      }))
      await database.inTenant(scope, (tx) =>
        tx
          .insert(table)
          .values(values)
          .onConflictDoUpdate({
            target: [table.organizationId, table.workspaceId, table.chatId, table.id],
            set: { sentAt: sql`excluded.sent_at` },
          }),
      )
      return ids
    },
  }
}

/** 18 characters: the same action has the same id, so that a repeated send needs no new one. */
function idOf({ kind, data }: StoredAction): string {
  const sorted = Object.entries(data)
    .filter(([, value]) => value !== undefined)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
  const hash = createHash('sha256')
    .update(JSON.stringify([kind, sorted]))
    .digest('base64url')
  return `b:${hash.slice(0, 16)}`
}
