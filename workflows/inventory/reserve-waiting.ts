import type { Deps, Repositories } from '../deps.ts'
import { order } from '../entities/order.ts'
import { productionOrder } from '../entities/production-order.ts'
import { changeRecord } from '../registry/change-record.ts'
import type { RecordOf } from '../registry/entity.ts'
import type { EventContext } from '../shared/events.ts'
import { inProduction } from './in-production.ts'
import type { WaitingDemand } from './ports.ts'
import { reserveLines } from './reserve-lines.ts'
import { reserveLockedOrder } from './reserve-order.ts'
import { takesStock } from './takes-stock.ts'

type Order = RecordOf<typeof order>
type ProductionOrder = RecordOf<typeof productionOrder>

const LIVE: ReadonlySet<string> = new Set(['planned', 'in_progress'])
/** Records in one transaction. */
const AT_ONCE = 50

export interface ReservedWaiting {
  /** Ids of those that got something. */
  orders: string[]
  productionOrders: string[]
  /** Is there perhaps more to give to others? */
  more: boolean
}

/**
 * Gives what is available of a product to the lines of orders and the components of production orders that
 * wait for it: the most urgent first, then the oldest. Quick when there is nothing to give or nobody waits.
 * @param orderId only to this order, and to what is made for it
 */
export async function reserveWaiting(
  deps: Deps,
  r: Repositories,
  context: EventContext,
  productId: string,
  orderId?: string,
): Promise<ReservedWaiting> {
  const given: ReservedWaiting = { orders: [], productionOrders: [], more: false }
  if (!(await r.stock.isAvailable(productId))) return given
  const waiting = await r.stock.waiting(productId, AT_ONCE, orderId)
  if (waiting.length === 0) return given

  // Everything is locked in the order in which everybody does; then it goes by who comes first.
  const orders = await lockAll<Order>(r, order, waiting, 'order_item')
  const made = await lockAll<ProductionOrder>(r, productionOrder, waiting, 'production_item')
  await r.stock.lock([productId])
  const seen = new Set<string>()
  for (const { kind, recordId } of waiting) {
    if (seen.has(recordId)) continue
    seen.add(recordId)
    if (kind === 'order_item') {
      const found = orders.get(recordId)
      if (!found || found.status === 'pending' || !(await takesStock(r, found))) continue
      const { changed } = await reserveLockedOrder(deps, r, context, found, productId)
      if (changed) given.orders.push(recordId)
    } else {
      const found = made.get(recordId)
      if (!found || !LIVE.has(found.status)) continue
      const changed = await reserveComponents(deps, r, context, found, productId)
      if (changed) given.productionOrders.push(recordId)
    }
  }
  const gave = given.orders.length + given.productionOrders.length > 0
  return { ...given, more: gave && waiting.length === AT_ONCE }
}

async function reserveComponents(
  deps: Deps,
  r: Repositories,
  context: EventContext,
  found: ProductionOrder,
  productId: string,
): Promise<boolean> {
  const { id, version, number, warehouseId } = found
  const items = await reserveLines(deps, r, context, {
    kind: 'production_item',
    items: found.items,
    goods: new Set([productId]),
    inProduction: await inProduction(r, 'parentId', found),
    reference: number ?? id,
    warehouseId,
  })
  if (items === null) return false
  const change = { version, items }
  await changeRecord(deps, r, context, productionOrder, id, change, { internal: true })
  return true
}

async function lockAll<Found extends { id: string }>(
  r: Pick<Repositories, 'records'>,
  entity: typeof order | typeof productionOrder,
  waiting: readonly WaitingDemand[],
  kind: WaitingDemand['kind'],
): Promise<ReadonlyMap<string, Found>> {
  const ids = waiting.filter((each) => each.kind === kind).map(({ recordId }) => recordId)
  const found = await r.records.findMany(entity, [...new Set(ids)], { lock: true })
  return new Map(found.map((each) => [each.id, each as unknown as Found]))
}
