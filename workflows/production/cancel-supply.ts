import type { Repositories } from '../deps.ts'
import { order } from '../entities/order.ts'
import { productionOrder } from '../entities/production-order.ts'
import { cancelDrafts } from '../procurement/cancel-drafts.ts'
import { changeRecord } from '../registry/change-record.ts'
import type { RegistryDeps } from '../registry/surroundings.ts'
import type { EventContext } from '../shared/events.ts'
import { allRecords, findRecord } from '../shared/find-record.ts'
import { cancelOrders } from './cancel-orders.ts'

const INTERNAL = { internal: true }

/**
 * Takes back what planSupply did, where it is not finished: production orders of all levels that are
 * planned or in progress, and draft purchase orders. What was used up stays used; what was ordered comes
 * in. Tolerates that nothing was planned, and that it is taken back already.
 */
export async function cancelSupply(
  deps: RegistryDeps,
  r: Repositories,
  context: EventContext,
  orderId: string,
): Promise<void> {
  const found = await findRecord(r, order, orderId, { lock: true })
  if (!found) return
  const ofOrder = { field: 'orderId', operator: 'eq', value: orderId } as const
  const open = await allRecords(r, productionOrder, {
    conditions: [ofOrder, { field: 'status', operator: 'in', value: ['planned', 'in_progress'] }],
  })
  const ids = open.map(({ id }) => id)
  await cancelOrders(deps, r, context, ids, `Order ${found.number ?? orderId} needs it no more`)

  await cancelDrafts(deps, r, context, { origin: 'order', orderId })
  const items = found.items.map((item) => ({ ...item, toProduce: 0, toPurchase: 0 }))
  const change = { version: found.version, items, earliestOn: null }
  await changeRecord(deps, r, context, order, orderId, change, INTERNAL)
}
