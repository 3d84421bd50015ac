import { and, asc, desc, eq, gt, gte, lt, or, sql } from 'drizzle-orm'
import type {
  StockLevel,
  StockLevelFilter,
  StockMove,
  StockRepository,
} from '../../workflows/inventory/ports.ts'
import type { Clock } from '../../workflows/shared/runtime.ts'
import type { TenantWork } from '../../workflows/deps.ts'
import { stockLevels, stockMoves } from '../schema/inventory.ts'
import type { Transaction } from '../transaction.ts'
import { ofTenant, POTOK, tenantOf } from './tenant-rows.ts'

/** Stock of one tenant. */
export function createStockRepository(
  tx: Transaction,
  { scope, clock }: { scope: TenantWork; clock: Clock },
): StockRepository {
  const by = scope.actor ? `${scope.actor.type}:${scope.actor.id}` : POTOK

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
          .onConflictDoUpdate({ target: KEY, set: change })
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

type StockPlace = Required<{ [K in keyof StockLevelFilter]: string }>

const KEY = [
  stockLevels.organizationId,
  stockLevels.workspaceId,
  stockLevels.warehouseId,
  stockLevels.productId,
]

function ofPlace(scope: TenantWork, { warehouseId, productId }: StockLevelFilter) {
  return ofTenant(
    stockLevels,
    scope,
    warehouseId === undefined ? undefined : eq(stockLevels.warehouseId, warehouseId),
    productId === undefined ? undefined : eq(stockLevels.productId, productId),
  )
}

function toLevel(row: typeof stockLevels.$inferSelect): StockLevel {
  const { warehouseId, productId, onHand, reserved, updatedAt } = row
  // Of thousandths, which floats subtract inexactly.
  const available = Math.round((onHand - reserved) * 1000) / 1000
  return {
    warehouseId,
    productId,
    onHand,
    reserved,
    available,
    updatedAt: updatedAt.toISOString(),
  }
}

function toMove(row: typeof stockMoves.$inferSelect): StockMove {
  const { id, warehouseId, productId, kind, quantity, reference, reason, createdBy } = row
  return {
    id,
    warehouseId,
    productId,
    kind,
    quantity,
    reference,
    reason,
    at: row.createdAt.toISOString(),
    createdBy,
  }
}
