import { eq, inArray } from 'drizzle-orm'
import type { AuditLog } from '../../workflows/audit/ports.ts'
import type { Erasure, ErasureRepository } from '../../workflows/privacy/ports.ts'
import { erasures as table } from '../schema/reach.ts'
import type { Transaction } from '../transaction.ts'
import { ofTenant, type RepositoryContext, tenantOf } from './tenant-rows.ts'

const OPEN = ['waiting', 'running'] as const

/** Wishes to be forgotten, of one tenant. */
export function createErasureRepository(
  tx: Transaction,
  { scope, clock, audit }: RepositoryContext & { audit: AuditLog },
): ErasureRepository {
  const now = () => new Date(clock.now())
  const one = async (condition: Parameters<typeof ofTenant>[2], open = false) => {
    const [row] = await tx
      .select()
      .from(table)
      .where(ofTenant(table, scope, condition, open ? inArray(table.status, OPEN) : undefined))
      .for('update')
    return row ? toErasure(row) : null
  }
  return {
    insert: async ({ dueAt, ...erasure }) => {
      const [createdAt, status] = [now(), 'waiting' as const]
      await tx.insert(table).values({
        ...tenantOf(scope),
        ...erasure,
        status,
        dueAt: new Date(dueAt),
        createdAt,
        updatedAt: createdAt,
      })
      const recordId = erasure.id
      audit.record({
        action: 'created',
        entity: 'erasure',
        recordId,
        before: null,
        after: { status, dueAt },
      })
    },
    findOpen: (telegramUserId) => one(eq(table.telegramUserId, telegramUserId), true),
    find: (id) => one(eq(table.id, id)),
    move: async (id, status) => {
      const isOver = status === 'done' || status === 'cancelled'
      await tx
        .update(table)
        .set({ status, updatedAt: now(), ...(isOver ? { telegramUserId: null } : {}) })
        .where(ofTenant(table, scope, eq(table.id, id)))
      audit.record({
        action: 'status_changed',
        entity: 'erasure',
        recordId: id,
        before: null,
        after: { status },
      })
    },
  }
}

function toErasure({
  id,
  telegramUserId,
  status,
  language,
  dueAt,
}: typeof table.$inferSelect): Erasure {
  return { id, telegramUserId, status, language, dueAt: dueAt.toISOString() }
}
