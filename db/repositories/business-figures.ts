import { type SQL, sql } from 'drizzle-orm'
import type { BusinessFigures, Sum } from '../../workflows/bot/business/figures.ts'
import type { Transaction } from '../transaction.ts'
import type { RepositoryContext } from './tenant-rows.ts'

/** Counts and sums over the tables of one tenant's records. */
export function createBusinessFigures(
  tx: Transaction,
  { scope }: Pick<RepositoryContext, 'scope'>,
): BusinessFigures {
  const live = (alias: string) => sql`${tenant(alias)} and ${sql.raw(alias)}.deleted_at is null`
  const tenant = (alias: string) =>
    sql`${sql.raw(alias)}.organization_id = ${scope.organizationId}::uuid
      and ${sql.raw(alias)}.workspace_id = ${scope.workspaceId}::uuid`
  const rowsOf = async <T>(query: SQL) => (await tx.execute(query)) as unknown as T[]
  const moment = (time: number) => sql`${new Date(time).toISOString()}::timestamptz`

  return {
    openDeals: (ownerId) =>
      rowsOf<Sum & { stage: string }>(sql`
        select stage, coalesce(currency, '') as currency, count(*)::int as count,
          sum(value)::float8 as total
        from deals d
        where ${live('d')} and stage not in ('WON', 'LOST')
          ${ownerId === null ? sql`` : sql`and owner_id = ${ownerId}::uuid`}
        group by 1, 2 order by 1, 2`),

    dealsWonSince: (since) =>
      rowsOf<Sum>(sql`
        select coalesce(currency, '') as currency, count(*)::int as count, sum(value)::float8 as total
        from deals d
        where ${live('d')} and stage = 'WON' and closed_at >= ${moment(since)}
        group by 1 order by 1`),

    dealsMovedSince: async (since) => {
      const [row] = await rowsOf<{ count: number }>(sql`
        select count(distinct subject)::int as count from events e
        where ${tenant('e')} and type = 'deal.status_changed' and time >= ${moment(since)}
          and data->>'to' <> 'WON'`)
      return row?.count ?? 0
    },

    ordersToShip: async () => {
      const [row] = await rowsOf<{ count: number }>(sql`
        select count(*)::int as count from orders o
        where ${live('o')} and status = 'completed' and exists (
          select from order_items i
          where ${tenant('i')} and i.record_id = o.id and i.reserved > 0)`)
      return row?.count ?? 0
    },

    unpaidInvoices: (before) =>
      rowsOf<Sum>(sql`
        select coalesce(currency, '') as currency, count(*)::int as count,
          sum(total - paid_total)::float8 as total
        from invoices v
        where ${live('v')} and status in ('issued', 'partially_paid')
          ${before === null ? sql`` : sql`and due_on < ${before}::date`}
        group by 1 order by 1`),

    lowStock: async (limit) => {
      const rows = await rowsOf<{ name: string; count: number }>(sql`
        select name, count(*) over ()::int as count from (
          select p.id, p.name, p.reorder_point,
            coalesce(sum(l.on_hand - l.reserved), 0) as available
          from products p left join stock_levels l on l.organization_id = p.organization_id
            and l.workspace_id = p.workspace_id and l.product_id = p.id
          where ${live('p')} and p.active and p.reorder_point > 0
          group by p.id, p.name, p.reorder_point) levels
        where available < reorder_point
        order by available / reorder_point, name limit ${limit}`)
      return { count: rows[0]?.count ?? 0, names: rows.map(({ name }) => name) }
    },
  }
}
