import { and, gt, or, sql } from 'drizzle-orm'
import type { StockRepository, WaitingDemand } from '../../workflows/inventory/ports.ts'
import { stockLevels } from '../schema/inventory.ts'
import type { Transaction } from '../transaction.ts'
import { ofPlace } from './stock-rows.ts'
import type { RepositoryContext } from './tenant-rows.ts'

/** Who waits for a product, and where any of it is. */
export function createStockWaiting(
  tx: Transaction,
  { scope }: Pick<RepositoryContext, 'scope'>,
): Pick<StockRepository, 'waiting' | 'isAvailable' | 'isStocked'> {
  const tenant = (alias: string) =>
    sql`${sql.raw(alias)}.organization_id = ${scope.organizationId}::uuid
      and ${sql.raw(alias)}.workspace_id = ${scope.workspaceId}::uuid`

  return {
    // What a line's own production will give is not waited for (see takeableOf).
    waiting: async (productId, limit, orderId) => {
      const only = (column: string) =>
        orderId === undefined ? sql`` : sql`and ${sql.raw(column)} = ${orderId}::uuid`
      const making = (reference: string) => sql`coalesce((
        select sum(greatest(p.quantity - p.produced_quantity, 0)) from production_orders p
        where ${tenant('p')} and p.deleted_at is null and p.status in ('planned', 'in_progress')
          and ${sql.raw(reference)}), 0)`
      const rows = await tx.execute(sql`
        select kind, item_id as "itemId", record_id as "recordId", missing::float8 as missing from (
          select 'order_item' as kind, i.id as item_id, o.id as record_id, o.priority, o.created_at,
            i.quantity - i.reserved - i.delivered - i.cancelled
              - least(i.to_produce, ${making(`p.order_id = o.id and p.parent_id is null and p.order_item_id = i.id::text`)}) as missing
          from order_items i join orders o on o.organization_id = i.organization_id
            and o.workspace_id = i.workspace_id and o.id = i.record_id
          where ${tenant('i')} and i.product_id = ${productId}::uuid
            and i.quantity > i.reserved + i.delivered + i.cancelled
            and o.status in ('processing', 'completed') and o.deleted_at is null ${only('o.id')}
          union all
          select 'production_item', i.id, o.id, o.priority, o.created_at,
            i.quantity - i.reserved - i.consumed
              - least(i.to_produce, ${making(`p.parent_id = o.id and p.parent_item_id = i.id::text`)})
          from production_order_items i join production_orders o
            on o.organization_id = i.organization_id
            and o.workspace_id = i.workspace_id and o.id = i.record_id
          where ${tenant('i')} and i.product_id = ${productId}::uuid
            and i.quantity > i.reserved + i.consumed
            and o.status in ('planned', 'in_progress') and o.deleted_at is null ${only('o.order_id')}
        ) waiting
        where missing > 0
        order by array_position(array['urgent', 'high', 'normal', 'low'], priority),
          created_at, record_id, item_id
        limit ${limit}`)
      return rows as unknown as WaitingDemand[]
    },

    isAvailable: async (productId) => {
      const rows = await tx.execute(sql`
        select from stock_levels l join warehouses w on w.organization_id = l.organization_id
          and w.workspace_id = l.workspace_id and w.id = l.warehouse_id
        where ${tenant('l')} and l.product_id = ${productId}::uuid and l.on_hand > l.reserved
          and w.active and w.deleted_at is null
        limit 1`)
      return rows.length > 0
    },

    isStocked: async (place) => {
      const [row] = await tx
        .select({ productId: stockLevels.productId })
        .from(stockLevels)
        .where(
          and(ofPlace(scope, place), or(gt(stockLevels.onHand, 0), gt(stockLevels.reserved, 0))),
        )
        .limit(1)
      return row !== undefined
    },
  }
}
