import type { Repositories } from '../deps.ts'
import { productionOrder } from '../entities/production-order.ts'
import { allRecords } from '../shared/find-record.ts'
import { exactly } from '../shared/quantity.ts'

/**
 * By line of an order, or by component of a production order, what live production orders made for it will
 * still give. The record is locked by the caller, and so by whoever completes one of them.
 */
export async function inProduction(
  r: Pick<Repositories, 'records'>,
  of: 'orderId' | 'parentId',
  { id, items }: { id: string; items: readonly { toProduce: number }[] },
): Promise<ReadonlyMap<string, number>> {
  const making = new Map<string, number>()
  if (items.every(({ toProduce }) => toProduce === 0)) return making
  const live = await allRecords(r, productionOrder, {
    conditions: [
      { field: of, operator: 'eq', value: id },
      { field: 'status', operator: 'in', value: ['planned', 'in_progress'] },
    ],
  })
  for (const each of live) {
    // Those of lower levels belong to the same order, but give to their parents.
    if (of === 'orderId' && each.parentId !== null) continue
    const itemId = of === 'orderId' ? each.orderItemId : each.parentItemId
    if (itemId === null) continue
    const left = Math.max(0, exactly(each.quantity - each.producedQuantity))
    making.set(itemId, exactly((making.get(itemId) ?? 0) + left))
  }
  return making
}
