import { eq, isNull, sql } from 'drizzle-orm'
import type { BrandKit, BrandKitRepository } from '../../workflows/brand/ports.ts'
import { AppError } from '../../workflows/shared/errors.ts'
import { brandKits as table } from '../schema/brand.ts'
import type { Transaction } from '../transaction.ts'
import { born, byOf, changed, ofTenant, type RepositoryContext, tenantOf } from './tenant-rows.ts'

/** Brand kits of one tenant. */
export function createBrandKitRepository(
  tx: Transaction,
  { scope, clock }: RepositoryContext,
): BrandKitRepository {
  const by = byOf(scope)
  const of = (chatId: number | null) =>
    ofTenant(table, scope, chatId === null ? isNull(table.chatId) : eq(table.chatId, chatId))

  return {
    find: async (chatId) => {
      const [row] = await tx.select().from(table).where(of(chatId))
      return row && row.version > 0 ? toKit(row) : null
    },
    lock: async (chatId, id) => {
      await tx
        .insert(table)
        .values({ ...tenantOf(scope), ...born(clock, by), id, chatId, values: {}, version: 0 })
        .onConflictDoNothing()
      const [row] = await tx.select().from(table).where(of(chatId)).for('update')
      if (!row) throw new AppError('not_found', 'There is no such brand')
      return toKit(row)
    },
    save: async (id, values) => {
      const [row] = await tx
        .update(table)
        .set({ ...changed(clock, by), values, version: sql`${table.version} + 1` })
        .where(ofTenant(table, scope, eq(table.id, id)))
        .returning()
      if (!row) throw new AppError('not_found', `There is no brand ${id}`)
      return toKit(row)
    },
  }
}

function toKit({ id, chatId, values, version, updatedAt }: typeof table.$inferSelect): BrandKit {
  return { id, chatId, values, version, updatedAt: updatedAt.toISOString() }
}
