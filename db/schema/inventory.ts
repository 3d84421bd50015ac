import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  check,
  foreignKey,
  index,
  numeric,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { DemandKind, StockMoveKind } from '../../workflows/inventory/ports.ts'
import { columnIn, type EntityTable } from '../registry/table-of.ts'
import { audit, instant, tenant } from './columns.ts'
import { productTable, warehouseTable } from './entities.ts'

type Three = [AnyPgColumn, AnyPgColumn, AnyPgColumn]

const quantity = (name: string) => numeric(name, { precision: 16, scale: 3, mode: 'number' })

/** What a warehouse has of a product. Changed by `stock_moves` and reservations only. */
export const stockLevels = pgTable(
  'stock_levels',
  {
    ...tenant(),
    warehouseId: uuid('warehouse_id').notNull(),
    productId: uuid('product_id').notNull(),
    onHand: quantity('on_hand').notNull().default(0),
    reserved: quantity('reserved').notNull().default(0),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({
      columns: [table.organizationId, table.workspaceId, table.warehouseId, table.productId],
    }),
    index('stock_levels_product').on(table.organizationId, table.workspaceId, table.productId),
    check('stock_levels_on_hand', sql`${table.onHand} >= 0`),
    check('stock_levels_reserved', sql`${table.reserved} >= 0`),
    check('stock_levels_available', sql`${table.reserved} <= ${table.onHand}`),
    ...placed('stock_levels', table),
  ],
)

/** Every change of `on_hand`. Append-only: the sum of a pair's moves is what is there. */
export const stockMoves = pgTable(
  'stock_moves',
  {
    ...tenant(),
    id: uuid('id').notNull(),
    warehouseId: uuid('warehouse_id').notNull(),
    productId: uuid('product_id').notNull(),
    kind: text('kind').$type<StockMoveKind>().notNull(),
    quantity: quantity('quantity').notNull(),
    reference: text('reference'),
    reason: text('reason'),
    createdAt: instant('created_at').notNull().defaultNow(),
    createdBy: text('created_by').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.workspaceId, table.id] }),
    index('stock_moves_place').on(
      table.organizationId,
      table.workspaceId,
      table.productId,
      table.warehouseId,
      table.id,
    ),
    index('stock_moves_reference').on(table.organizationId, table.workspaceId, table.reference),
    check('stock_moves_quantity', sql`${table.quantity} <> 0`),
    ...placed('stock_moves', table),
  ],
)

/**
 * Who is promised how much of a level: its `reserved` is the sum of these. A row stays when nothing of it is
 * active any more, so that each demand has one id per warehouse in the trail.
 */
export const stockReservations = pgTable(
  'stock_reservations',
  {
    ...tenant(),
    id: uuid('id').notNull(),
    warehouseId: uuid('warehouse_id').notNull(),
    productId: uuid('product_id').notNull(),
    demandKind: text('demand_kind').$type<DemandKind>().notNull(),
    demandId: uuid('demand_id').notNull(),
    /** What is active now. */
    quantity: quantity('quantity').notNull(),
    reference: text('reference'),
    reason: text('reason'),
    ...audit(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.workspaceId, table.id] }),
    uniqueIndex('stock_reservations_demand_key').on(
      table.organizationId,
      table.workspaceId,
      table.demandKind,
      table.demandId,
      table.warehouseId,
    ),
    index('stock_reservations_place')
      .on(table.organizationId, table.workspaceId, table.productId, table.warehouseId, table.id)
      .where(sql`${table.quantity} > 0`),
    check('stock_reservations_quantity', sql`${table.quantity} >= 0`),
    ...placed('stock_reservations', table),
  ],
)

function placed(
  name: string,
  table: Record<'organizationId' | 'workspaceId' | 'warehouseId' | 'productId', AnyPgColumn>,
) {
  const { organizationId, workspaceId, warehouseId, productId } = table
  return [
    foreignKey({
      name: `${name}_warehouse_fk`,
      columns: [organizationId, workspaceId, warehouseId] as Three,
      foreignColumns: keyOf(warehouseTable),
    }),
    foreignKey({
      name: `${name}_product_fk`,
      columns: [organizationId, workspaceId, productId] as Three,
      foreignColumns: keyOf(productTable),
    }),
  ]
}

function keyOf(table: EntityTable): Three {
  return [columnIn(table, 'organizationId'), columnIn(table, 'workspaceId'), columnIn(table, 'id')]
}
