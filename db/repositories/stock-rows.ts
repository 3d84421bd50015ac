import { eq } from 'drizzle-orm'
import type { TenantWork } from '../../workflows/deps.ts'
import type {
  StockLevel,
  StockLevelFilter,
  StockMove,
  StockReservation,
} from '../../workflows/inventory/ports.ts'
import type { stockMoves, stockReservations } from '../schema/inventory.ts'
import { stockLevels } from '../schema/inventory.ts'
import { ofTenant } from './tenant-rows.ts'

export type StockPlace = Required<{ [K in keyof StockLevelFilter]: string }>

export const LEVEL_KEY = [
  stockLevels.organizationId,
  stockLevels.workspaceId,
  stockLevels.warehouseId,
  stockLevels.productId,
]

export function ofPlace(scope: TenantWork, { warehouseId, productId }: StockLevelFilter) {
  return ofTenant(
    stockLevels,
    scope,
    warehouseId === undefined ? undefined : eq(stockLevels.warehouseId, warehouseId),
    productId === undefined ? undefined : eq(stockLevels.productId, productId),
  )
}

export function toLevel(row: typeof stockLevels.$inferSelect): StockLevel {
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

export function toMove(row: typeof stockMoves.$inferSelect): StockMove {
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

export function toReservation(row: typeof stockReservations.$inferSelect): StockReservation {
  const { id, warehouseId, productId, demandKind, demandId, quantity } = row
  const { reference, reason, createdBy } = row
  return {
    id,
    warehouseId,
    productId,
    demandKind,
    demandId,
    quantity,
    reference,
    reason,
    createdAt: row.createdAt.toISOString(),
    createdBy,
    updatedAt: row.updatedAt.toISOString(),
  }
}
