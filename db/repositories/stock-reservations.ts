import { and, asc, desc, eq, gt, gte, inArray, lt, sql } from 'drizzle-orm'
import type { ChangedReservation, StockRepository } from '../../workflows/inventory/ports.ts'
import { columnIn } from '../registry/table-of.ts'
import { warehouseTable } from '../schema/entities.ts'
import { stockLevels, stockMoves, stockReservations } from '../schema/inventory.ts'
import type { Transaction } from '../transaction.ts'
import { ofPlace, type StockPlace, toLevel, toReservation } from './stock-rows.ts'
import { born, byOf, changed, ofTenant, type RepositoryContext, tenantOf } from './tenant-rows.ts'

type Reservations = Pick<
  StockRepository,
  'lock' | 'reservedFor' | 'reserve' | 'release' | 'issue' | 'reservations' | 'reservation'
>

const { quantity: active } = stockReservations

/** What of the stock of one tenant is promised. Levels and reservations change together (I1). */
export function createStockReservations(
  tx: Transaction,
  { scope, clock }: RepositoryContext,
): Reservations {
  const by = byOf(scope)
  const now = () => changed(clock, by)

  const changeLevel = async (
    place: StockPlace,
    change: { reserved: number; onHand?: number },
  ): Promise<typeof stockLevels.$inferSelect | undefined> => {
    const { reserved, onHand = 0 } = change
    const [row] = await tx
      .update(stockLevels)
      .set({
        reserved: sql`${stockLevels.reserved} + ${reserved}::numeric`,
        onHand: sql`${stockLevels.onHand} + ${onHand}::numeric`,
        updatedAt: new Date(clock.now()),
      })
      .where(
        and(
          ofPlace(scope, place),
          gte(
            sql`${stockLevels.onHand} - ${stockLevels.reserved}`,
            sql`${reserved - onHand}::numeric`,
          ),
        ),
      )
      .returning()
    return row
  }

  const give = async (reservationId: string, quantity: number, left: boolean) => {
    const [row] = await tx
      .update(stockReservations)
      .set({ quantity: sql`${active} - ${quantity}::numeric`, ...now() })
      .where(
        ofTenant(
          stockReservations,
          scope,
          eq(stockReservations.id, reservationId),
          gte(active, sql`${quantity}::numeric`),
        ),
      )
      .returning()
    if (row === undefined) return null
    const change = { reserved: -quantity, onHand: left ? -quantity : 0 }
    const level = await changeLevel(row, change)
    return level ? { reservation: toReservation(row), level: toLevel(level) } : null
  }

  return {
    lock: async (productIds) => {
      if (productIds.length === 0) return []
      const { warehouseId, productId } = stockLevels
      const rows = await tx
        .select({
          level: stockLevels,
          active: columnIn(warehouseTable, 'active'),
          deletedAt: columnIn(warehouseTable, 'deletedAt'),
        })
        .from(stockLevels)
        .innerJoin(
          warehouseTable,
          and(
            ofTenant(warehouseTable as never, scope),
            eq(columnIn(warehouseTable, 'id'), warehouseId),
          ),
        )
        .where(ofTenant(stockLevels, scope, inArray(productId, [...productIds])))
        .orderBy(asc(productId), asc(warehouseId))
        .for('update', { of: stockLevels })
      return rows.map((row) => ({
        ...toLevel(row.level),
        open: row.active === true && row.deletedAt === null,
      }))
    },

    reservedFor: async (kind, ids) => {
      if (ids.length === 0) return []
      const rows = await tx
        .select()
        .from(stockReservations)
        .where(
          ofTenant(
            stockReservations,
            scope,
            eq(stockReservations.demandKind, kind),
            inArray(stockReservations.demandId, [...ids]),
            gt(active, 0),
          ),
        )
        .orderBy(asc(stockReservations.warehouseId), asc(stockReservations.id))
      return rows.map(toReservation)
    },

    reserve: async (id, demand, warehouseId, quantity): Promise<ChangedReservation | null> => {
      const { kind, productId, reference, reason = null } = demand
      const level = await changeLevel({ warehouseId, productId }, { reserved: quantity })
      if (level === undefined) return null
      const [row] = await tx
        .insert(stockReservations)
        .values({
          ...tenantOf(scope),
          id,
          warehouseId,
          productId,
          demandKind: kind,
          demandId: demand.id,
          quantity,
          reference,
          reason,
          ...born(clock, by),
        })
        .onConflictDoUpdate({
          target: [
            stockReservations.organizationId,
            stockReservations.workspaceId,
            stockReservations.demandKind,
            stockReservations.demandId,
            stockReservations.warehouseId,
          ],
          set: { quantity: sql`${active} + ${quantity}::numeric`, ...now() },
        })
        .returning()
      return row ? { reservation: toReservation(row), level: toLevel(level) } : null
    },

    release: (reservationId, quantity) => give(reservationId, quantity, false),

    issue: async (reservationId, { id, quantity, kind, reference, reason, ...place }) => {
      const changedTo = await give(reservationId, -quantity, true)
      if (changedTo === null) return null
      const { warehouseId, productId } = place
      await tx.insert(stockMoves).values({
        ...tenantOf(scope),
        id,
        warehouseId,
        productId,
        kind,
        quantity,
        reference,
        reason,
        createdAt: new Date(clock.now()),
        createdBy: by,
      })
      return changedTo
    },

    reservations: async ({ warehouseId, productId, demandKind, demandId }, { limit, before }) => {
      const equal = { warehouseId, productId, demandKind, demandId }
      const rows = await tx
        .select()
        .from(stockReservations)
        .where(
          ofTenant(
            stockReservations,
            scope,
            gt(active, 0),
            ...Object.entries(equal).map(([name, value]) =>
              value === undefined
                ? undefined
                : eq(stockReservations[name as keyof typeof equal], value),
            ),
            before === undefined ? undefined : lt(stockReservations.id, before),
          ),
        )
        .orderBy(desc(stockReservations.id))
        .limit(limit)
      return rows.map(toReservation)
    },

    reservation: async (id) => {
      const [row] = await tx
        .select()
        .from(stockReservations)
        .where(ofTenant(stockReservations, scope, eq(stockReservations.id, id), gt(active, 0)))
      return row ? toReservation(row) : null
    },
  }
}
