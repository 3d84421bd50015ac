import type { Deps, Repositories } from '../deps.ts'
import { order } from '../entities/order.ts'
import { productionOrder } from '../entities/production-order.ts'
import { reserveStock } from '../inventory/reserve-stock.ts'
import { takesStock } from '../inventory/takes-stock.ts'
import { changeRecord } from '../registry/change-record.ts'
import type { EventContext } from '../shared/events.ts'
import {
  isOpen,
  type LockedProduction,
  type Order,
  type ProductionOrder,
} from './lock-production.ts'
import { exactly } from '../shared/quantity.ts'

const INTERNAL = { internal: true }

/**
 * Keeps what was made for the line of the order, or the component of the production order, that it was made
 * for: what it waits for becomes what is reserved for it (I4). What nobody waits for any more is free stock.
 */
export async function handOver(
  deps: Deps,
  r: Repositories,
  context: EventContext,
  { order: ofOrder, parent, made }: LockedProduction,
  quantity: number,
): Promise<void> {
  if (made.parentId !== null) {
    if (parent && isOpen(parent)) await toParent(deps, r, context, parent, made, quantity)
    return
  }
  if (ofOrder && (await takesStock(r, ofOrder))) {
    await toOrder(deps, r, context, ofOrder, made, quantity)
  }
}

async function toOrder(
  deps: Deps,
  r: Repositories,
  context: EventContext,
  { id, version, number, items: before }: Order,
  made: ProductionOrder,
  quantity: number,
): Promise<void> {
  const kind = 'order_item'
  const reference = number ?? id
  const items = await keep(deps, r, context, {
    kind,
    reference,
    made,
    quantity,
    items: before,
    itemId: made.orderItemId,
  })
  if (!items) return
  await changeRecord(deps, r, context, order, id, { version, items }, INTERNAL)
  const complete = items.every(({ toProduce, toPurchase }) => toProduce + toPurchase === 0)
  await r.events.append(context, [
    { type: 'order.reserved', subject: id, data: { orderId: id, complete } },
  ])
}

async function toParent(
  deps: Deps,
  r: Repositories,
  context: EventContext,
  { id, version, number, items: before }: ProductionOrder,
  made: ProductionOrder,
  quantity: number,
): Promise<void> {
  const items = await keep(deps, r, context, {
    kind: 'production_item',
    reference: number ?? id,
    made,
    quantity,
    items: before,
    itemId: made.parentItemId,
  })
  if (items) {
    await changeRecord(deps, r, context, productionOrder, id, { version, items }, INTERNAL)
  }
}

interface Row {
  id: string
  reserved: number
  toProduce: number
}

interface Kept<Item extends Row> {
  kind: 'order_item' | 'production_item'
  reference: string
  made: ProductionOrder
  quantity: number
  items: readonly Item[]
  itemId: string | null
}

/** @returns the items as they are now; null when the one it was made for waits no more */
async function keep<Item extends Row>(
  deps: Deps,
  r: Repositories,
  context: EventContext,
  { kind, reference, made, quantity, items, itemId }: Kept<Item>,
): Promise<Item[] | null> {
  const item = items.find(({ id }) => id === itemId)
  const wanted = Math.min(quantity, item?.toProduce ?? 0)
  if (!item || wanted === 0) return null
  const { added } = await reserveStock(deps, r, context, {
    kind,
    id: item.id,
    productId: made.productId,
    reference,
    quantity: exactly(item.reserved + wanted),
    warehouseId: made.warehouseId,
  })
  if (added === 0) return null
  const reserved = exactly(item.reserved + added)
  const toProduce = exactly(item.toProduce - added)
  return items.map((each) => (each === item ? { ...item, reserved, toProduce } : each))
}
