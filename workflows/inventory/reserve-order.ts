import { settingsIn } from '../access/settings-in.ts'
import type { Deps, Repositories } from '../deps.ts'
import { order } from '../entities/order.ts'
import { changeRecord } from '../registry/change-record.ts'
import type { RecordOf } from '../registry/entity.ts'
import type { EventContext } from '../shared/events.ts'
import { findRecord } from '../shared/find-record.ts'
import { goodsAmong } from './goods-among.ts'
import { inProduction } from './in-production.ts'
import { reserveLines } from './reserve-lines.ts'
import { lineOf, openOf } from './stock-line.ts'
import { takesStock } from './takes-stock.ts'

/**
 * Reserves for every line of an order what it still needs and what is available, keyed by its item: as
 * often as it is called, no more than the line needs (I4). From the order's warehouse first, else the
 * workspace's. Publishes `order.reserved` when something changed. Does nothing for an order that is failed,
 * cancelled or being undone.
 * @returns is everything of it reserved or delivered?
 */
export async function reserveOrder(
  deps: Deps,
  r: Repositories,
  context: EventContext,
  orderId: string,
): Promise<{ complete: boolean }> {
  const found = await findRecord(r, order, orderId, { lock: true })
  if (found === null || !(await takesStock(r, found))) return { complete: false }
  const { complete } = await reserveLockedOrder(deps, r, context, found)
  return { complete }
}

/** The same for an order that is locked and may take stock: all of it, or only the lines of one product. */
export async function reserveLockedOrder(
  deps: Deps,
  r: Repositories,
  context: EventContext,
  found: RecordOf<typeof order>,
  productId?: string,
): Promise<{ changed: boolean; complete: boolean }> {
  const { id, version, number } = found
  const goods = await goodsAmong(r, found.items)
  const { sales } = await settingsIn(deps, context, r)
  const reserved = await reserveLines(deps, r, context, {
    kind: 'order_item',
    items: found.items,
    goods: productId === undefined ? goods : goods.intersection(new Set([productId])),
    inProduction: await inProduction(r, 'orderId', found),
    reference: number ?? id,
    warehouseId: found.warehouseId ?? sales.warehouseId,
  })
  const items = reserved ?? found.items
  const complete = items.every(
    (item) => item.productId === null || !goods.has(item.productId) || openOf(lineOf(item)) === 0,
  )
  if (reserved === null) return { changed: false, complete }
  await changeRecord(deps, r, context, order, id, { version, items }, { internal: true })
  await r.events.append(context, [
    { type: 'order.reserved', subject: id, data: { orderId: id, complete } },
  ])
  return { changed: true, complete }
}
