import type { Repositories } from '../deps.ts'
import { purchaseOrder } from '../entities/purchase-order.ts'
import { allRecords } from '../shared/find-record.ts'
import type { StockPosition } from './quantity-to-order.ts'

/** What of a product is available in all warehouses together. */
export async function availableOf(r: Pick<Repositories, 'stock'>, productId: string) {
  let available = 0
  for (let after: { warehouseId: string; productId: string } | undefined; ;) {
    const page = await r.stock.levels({ productId }, { limit: 100, after })
    available += page.reduce((sum, level) => sum + level.available, 0)
    after = page.length === 100 ? page.at(-1) : undefined
    if (after === undefined) return available
  }
}

/**
 * What of a product is on purchase orders that are drafts or ordered. What is bought for an order or a
 * production order is spoken for, and fills no shelf.
 */
export async function onOrderOf(
  r: Pick<Repositories, 'records'>,
  productId: string,
): Promise<StockPosition['onOrder']> {
  const conditions = [
    { field: 'status', operator: 'in', value: ['draft', 'ordered'] },
    { field: 'origin', operator: 'in', value: ['manual', 'reorder'] },
  ] as const
  const orders = await allRecords(r, purchaseOrder, { conditions })
  return orders
    .flatMap(({ items }) => items)
    .filter((item) => item.productId === productId)
    .reduce((sum, { quantity }) => sum + quantity, 0)
}
