import { settingsIn } from '../access/settings-in.ts'
import type { Deps, Repositories } from '../deps.ts'
import { order } from '../entities/order.ts'
import { product } from '../entities/product.ts'
import { productionOrder } from '../entities/production-order.ts'
import { changeRecord } from '../registry/change-record.ts'
import type { RecordOf } from '../registry/entity.ts'
import type { EventContext } from '../shared/events.ts'
import { allRecords, findRecord } from '../shared/find-record.ts'
import { rounded } from './quantities.ts'
import { reserveStock } from './reserve-stock.ts'
import { openOf, type StockLine, takeableOf, withReserved } from './stock-line.ts'

type Order = RecordOf<typeof order>
type Item = Order['items'][number]

const OVER: ReadonlySet<string> = new Set(['failed', 'cancelled'])

/**
 * Reserves for every line of an order what it still needs and what is available, keyed by its item: as
 * often as it is called, no more than the line needs (I4). Publishes `order.reserved` when something
 * changed. Does nothing for an order that is failed or cancelled.
 * @returns is everything of it reserved or delivered?
 */
export async function reserveOrder(
  deps: Deps,
  r: Repositories,
  context: EventContext,
  orderId: string,
): Promise<{ complete: boolean }> {
  const found = await findRecord(r, order, orderId, { lock: true })
  if (found === null || OVER.has(found.status ?? '')) return { complete: false }
  const goods = await goodsOf(r, found.items)
  const making = await inProduction(r, found)
  const warehouseId =
    found.warehouseId ?? (await settingsIn(deps, context, r)).sales.warehouseId ?? null
  await r.stock.lock([...new Set(goods.map(({ productId }) => productId))])

  const items = new Map<string, Item>(found.items.map((item) => [item.id, item]))
  let added = 0
  for (const item of goods) {
    const line = lineOf(item)
    const wanted = takeableOf(line, making.get(item.id) ?? 0)
    if (wanted === 0) continue
    const { id, productId } = item
    const took = await reserveStock(deps, r, context, {
      kind: 'order_item',
      id,
      productId,
      reference: found.number ?? found.id,
      quantity: rounded(line.reserved + wanted),
      warehouseId,
    })
    if (took.added === 0) continue
    added += took.added
    const { reserved, toProduce, toPurchase } = withReserved(line, took.reserved)
    items.set(id, { ...item, reserved, toProduce, toPurchase })
  }
  const complete = goods.every(({ id }) => openOf(lineOf(items.get(id) as Item)) === 0)
  if (added === 0) return { complete }
  const change = { version: found.version, items: [...items.values()] }
  await changeRecord(deps, r, context, order, orderId, change, { internal: true })
  await r.events.append(context, [
    { type: 'order.reserved', subject: orderId, data: { orderId, complete } },
  ])
  return { complete }
}

/** Lines of goods, those of one product as they stand in the order. */
async function goodsOf(
  r: Pick<Repositories, 'records'>,
  items: readonly Item[],
): Promise<(Item & { productId: string })[]> {
  const lines = items.flatMap((item) =>
    item.productId === null ? [] : [{ ...item, productId: item.productId }],
  )
  const ids = [...new Set(lines.map(({ productId }) => productId))]
  const products = await r.records.findMany(product, ids, { deleted: 'with' })
  const goods = new Set(products.filter(({ type }) => type === 'goods').map(({ id }) => id))
  return lines
    .filter(({ productId }) => goods.has(productId))
    .toSorted((a, b) => (a.productId < b.productId ? -1 : a.productId > b.productId ? 1 : 0))
}

function lineOf(item: Item): StockLine {
  const { quantity, reserved, toProduce, toPurchase, delivered, cancelled } = item
  return {
    quantity,
    reserved: reserved ?? 0,
    toProduce: toProduce ?? 0,
    toPurchase: toPurchase ?? 0,
    done: rounded((delivered ?? 0) + (cancelled ?? 0)),
  }
}

/** By line, what live production orders for it will still give. */
async function inProduction(
  r: Pick<Repositories, 'records'>,
  { id, items }: Order,
): Promise<ReadonlyMap<string, number>> {
  const making = new Map<string, number>()
  if (items.every(({ toProduce }) => (toProduce ?? 0) === 0)) return making
  const made = await allRecords(r, productionOrder, {
    conditions: [
      { field: 'orderId', operator: 'eq', value: id },
      { field: 'status', operator: 'in', value: ['planned', 'in_progress'] },
    ],
  })
  for (const { orderItemId, parentId, quantity, producedQuantity } of made) {
    if (orderItemId === null || parentId !== null) continue
    const left = Math.max(0, rounded(quantity - (producedQuantity ?? 0)))
    making.set(orderItemId, rounded((making.get(orderItemId) ?? 0) + left))
  }
  return making
}
