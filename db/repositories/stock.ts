import { and, asc, desc, eq, gt, gte, lt, or, sql } from 'drizzle-orm'
import type { StockRepository } from '../../workflows/inventory/ports.ts'
import { stockLevels, stockMoves } from '../schema/inventory.ts'
import type { Transaction } from '../transaction.ts'
import { createStockReservations } from './stock-reservations.ts'
import { LEVEL_KEY, ofPlace, type StockPlace, toLevel, toMove } from './stock-rows.ts'
import { createStockWaiting } from './stock-waiting.ts'
import { byOf, ofTenant, type RepositoryContext, tenantOf } from './tenant-rows.ts'

/** Stock of one tenant. */
export function createStockRepository(
  tx: Transaction,
  context: RepositoryContext,
): StockRepository {
  const { scope, clock } = context
  const by = byOf(scope)

  /** One statement each, so that nobody can come between the look and the change (I1, I2). */
  const changeLevel = (place: StockPlace, quantity: number) => {
    const updatedAt = new Date(clock.now())
    const change = { onHand: sql`${stockLevels.onHand} + ${quantity}::numeric`, updatedAt }
    return quantity > 0
      ? tx
          .insert(stockLevels)
          .values({
            ...tenantOf(scope),
            ...place,
            onHand: quantity,
            createdAt: updatedAt,
            updatedAt,
          })
          .onConflictDoUpdate({ target: LEVEL_KEY, set: change })
          .returning()
      : tx
          .update(stockLevels)
          .set(change)
          .where(
            and(
              ofPlace(scope, place),
              gte(sql`${stockLevels.onHand} - ${stockLevels.reserved}`, sql`${-quantity}::numeric`),
            ),
          )
          .returning()
  }

  return {
    ...createStockReservations(tx, context),
    ...createStockWaiting(tx, context),

    move: async ({ id, warehouseId, productId, kind, quantity, reference, reason }) => {
      const place = { warehouseId, productId }
      const [level] = await changeLevel(place, quantity)
      if (level === undefined) return null
      await tx.insert(stockMoves).values({
        ...tenantOf(scope),
        ...place,
        id,
        kind,
        quantity,
        reference,
        reason,
        createdAt: level.updatedAt,
        createdBy: by,
      })
      return toLevel(level)
    },

    levels: async (filter, { limit, after }) => {
      const { warehouseId, productId } = stockLevels
      const rows = await tx
        .select()
        .from(stockLevels)
        .where(
          and(
            ofPlace(scope, filter),
            after &&
              or(
                gt(warehouseId, after.warehouseId),
                and(eq(warehouseId, after.warehouseId), gt(productId, after.productId)),
              ),
          ),
        )
        .orderBy(asc(warehouseId), asc(productId))
        .limit(limit)
      return rows.map(toLevel)
    },

    moves: async ({ warehouseId, productId, kind, reference }, { limit, before }) => {
      const equal = { warehouseId, productId, kind, reference }
      const rows = await tx
        .select()
        .from(stockMoves)
        .where(
          ofTenant(
            stockMoves,
            scope,
            ...Object.entries(equal).map(([name, value]) =>
              value === undefined ? undefined : eq(stockMoves[name as keyof typeof equal], value),
            ),
            before === undefined ? undefined : lt(stockMoves.id, before),
          ),
        )
        .orderBy(desc(stockMoves.id))
        .limit(limit)
      return rows.map(toMove)
    },
  }
}
