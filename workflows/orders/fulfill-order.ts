import type { Deps, Repositories } from '../deps.ts'
import { order } from '../entities/order.ts'
import { shipment } from '../entities/shipment.ts'
import { issueReserved } from '../inventory/issue-reserved.ts'
import { changeRecord } from '../registry/change-record.ts'
import { createRecord } from '../registry/create-record.ts'
import type { EventContext } from '../shared/events.ts'
import { numberOf } from '../shared/number-series.ts'
import { orderShipped } from './events.ts'
import { isOver } from './is-over.ts'
import { lockOrder, type Order, type OrderItem } from './lock-order.ts'
import { exactly } from '../shared/quantity.ts'
import { type LineQuantity, shippableOf, type Shippable } from './shippable.ts'

/** What leaves one warehouse; services alone leave none. */
type Load = { warehouseId: string | null; lines: { item: OrderItem; quantity: number }[] }

/**
 * Ships what is reserved for an order, once for each fulfilment: a shipment for every warehouse that it
 * comes from. Lines without stock count as delivered with it.
 * @returns the shipments; none when this fulfilment was there before
 * @throws AppError `not_found`, and as shippableOf does
 */
export async function fulfillOrder(
  deps: Pick<Deps, 'newId' | 'clock' | 'cache'>,
  r: Repositories,
  context: EventContext,
  {
    orderId,
    fulfillmentId,
    lines,
  }: { orderId: string; fulfillmentId: string; lines: readonly LineQuantity[] },
): Promise<{ shipmentIds: string[] }> {
  const found = await lockOrder(r, orderId)
  if (!(await r.inbox.claim('fulfill-order', fulfillmentId))) return { shipmentIds: [] }
  const shipped = shippableOf(found, lines)
  const loads = await loadsOf(deps, r, context, found, shipped)

  const items = delivered(found.items, shipped)
  const fulfillmentStatus = items.every(isOver) ? 'fulfilled' : 'partially_fulfilled'
  const change = { version: found.version, items, fulfillmentStatus }
  await changeRecord(deps, r, context, order, found.id, change, { internal: true })

  const shipmentIds: string[] = []
  for (const load of loads) shipmentIds.push(await ship(deps, r, context, found, load))
  const events = shipmentIds.map((shipmentId) => ({
    type: orderShipped.type,
    subject: found.id,
    data: { orderId: found.id, shipmentId, fulfillmentStatus },
  }))
  await r.events.append(context, events)
  return { shipmentIds }
}

/** Takes the goods out of stock, and says what came from where. */
async function loadsOf(
  deps: Pick<Deps, 'newId' | 'clock' | 'cache'>,
  r: Repositories,
  context: EventContext,
  { number, id, warehouseId }: Order,
  { goods, others }: Shippable,
): Promise<Load[]> {
  const loads = new Map<string | null, Load['lines']>()
  await r.stock.lock([...new Set(goods.flatMap(({ item }) => item.productId ?? []))])
  for (const { item, quantity } of goods) {
    const demand = { kind: 'order_item' as const, id: item.id }
    const issued = await issueReserved(deps, r, context, demand, quantity, `order:${number ?? id}`)
    for (const part of issued) {
      const lines = loads.get(part.warehouseId) ?? []
      loads.set(part.warehouseId, [...lines, { item, quantity: part.quantity }])
    }
  }
  const [first = loads.size > 0 ? null : warehouseId] = loads.keys()
  if (others.length > 0) loads.set(first, [...(loads.get(first) ?? []), ...others])
  return [...loads].map(([from, lines]) => ({ warehouseId: from, lines }))
}

function delivered(items: readonly OrderItem[], { goods, others }: Shippable): OrderItem[] {
  const issued = new Map(goods.map(({ item, quantity }) => [item.id, quantity]))
  const done = new Map(others.map(({ item, quantity }) => [item.id, quantity]))
  return items.map((item) => {
    const out = issued.get(item.id) ?? 0
    return {
      ...item,
      reserved: exactly(item.reserved - out),
      delivered: exactly(item.delivered + out + (done.get(item.id) ?? 0)),
    }
  })
}

async function ship(
  deps: Pick<Deps, 'newId' | 'clock' | 'cache'>,
  r: Repositories,
  context: EventContext,
  { id: orderId, customerId, address }: Order,
  { warehouseId, lines }: Load,
): Promise<string> {
  const values = {
    number: numberOf('SHP', await r.numbers.next('SHP')),
    status: 'shipped',
    warehouseId,
    customerId,
    orderId,
    address,
    shippedAt: new Date(deps.clock.now()).toISOString(),
    items: lines.map(({ item, quantity }) => ({
      orderItemId: item.id,
      productId: item.productId,
      title: item.title,
      quantity,
    })),
  }
  const options = { internal: true, continues: true }
  const made = await createRecord(deps, r, context, shipment, values, options)
  return made.id
}
