import type { Deps, Repositories } from '../deps.ts'
import { order } from '../entities/order.ts'
import { product } from '../entities/product.ts'
import { productionOrder } from '../entities/production-order.ts'
import { purchaseOrder } from '../entities/purchase-order.ts'
import { moveStock } from '../inventory/move-stock.ts'
import { reserveWaiting } from '../inventory/reserve-waiting.ts'
import { AppError } from '../shared/errors.ts'
import type { EventContext } from '../shared/events.ts'
import { allRecords, findRecord } from '../shared/find-record.ts'

/**
 * Puts the goods of a received purchase order in stock, all or none, and once whatever happens;
 * publishes `purchase_order.stocked`. The moves carry `purchase_order:<id>` as their reference.
 * @throws AppError `conflict` without a warehouse, and as `moveStock` does
 */
export async function stockPurchaseOrder(
  deps: Deps,
  r: Repositories,
  context: EventContext,
  purchaseOrderId: string,
): Promise<{ moves: number }> {
  const { orderId = null } = (await findRecord(r, purchaseOrder, purchaseOrderId)) ?? {}
  if (orderId !== null) await lockWaiting(r, orderId)
  const received = await findRecord(r, purchaseOrder, purchaseOrderId, { lock: true })
  if (received?.status !== 'received') return { moves: 0 }
  if (!(await r.inbox.claim('stock-purchase-order', purchaseOrderId))) return { moves: 0 }
  const { warehouseId, items } = received
  const goods = await goodsOf(r, items)
  if (goods.length === 0) return { moves: 0 }
  if (warehouseId === null) {
    throw new AppError('conflict', 'The purchase order does not say to which warehouse it goes')
  }
  for (const { productId, quantity } of goods) {
    await moveStock(deps, r, context, {
      warehouseId,
      productId,
      kind: 'receipt',
      quantity,
      reference: `purchase_order:${purchaseOrderId}`,
    })
  }
  // What was bought for an order is that order's first; what it needs no more goes to whoever waits.
  const products = new Set(orderId === null ? [] : goods.map(({ productId }) => productId))
  for (const productId of products) {
    await reserveWaiting(deps, r, context, productId, orderId ?? undefined)
  }
  await r.events.append(context, [
    {
      type: 'purchase_order.stocked',
      subject: purchaseOrderId,
      data: { purchaseOrderId, warehouseId, moves: goods.length },
    },
  ])
  return { moves: goods.length }
}

/** An order and what is made for it, before any stock: in the order in which everybody locks. */
async function lockWaiting(r: Pick<Repositories, 'records'>, orderId: string): Promise<void> {
  await findRecord(r, order, orderId, { lock: true })
  const conditions = [{ field: 'orderId', operator: 'eq', value: orderId }] as const
  const made = await allRecords(r, productionOrder, { conditions })
  const ids = made.map(({ id }) => id)
  await r.records.findMany(productionOrder, ids, { lock: true })
}

/** Lines of goods, in the order in which everybody locks stock. */
async function goodsOf(
  r: Repositories,
  items: readonly { productId: string | null; quantity: number }[],
): Promise<{ productId: string; quantity: number }[]> {
  const lines = items.flatMap(({ productId, quantity }) =>
    productId === null ? [] : [{ productId, quantity }],
  )
  const ids = [...new Set(lines.map(({ productId }) => productId))]
  const found = await r.records.findMany(product, ids)
  const services = new Set(found.filter((each) => each['type'] !== 'goods').map(({ id }) => id))
  return lines
    .filter(({ productId }) => !services.has(productId))
    .toSorted((a, b) => (a.productId < b.productId ? -1 : 1))
}
