import type { Repositories } from '../deps.ts'
import { order } from '../entities/order.ts'
import { productionOrder } from '../entities/production-order.ts'
import { purchaseOrder } from '../entities/purchase-order.ts'
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

  const drafts = await allRecords(r, purchaseOrder, {
    conditions: [
      ofOrder,
      { field: 'origin', operator: 'eq', value: 'order' },
      { field: 'status', operator: 'eq', value: 'draft' },
    ],
  })
  for (const { id } of drafts) {
    const draft = await findRecord(r, purchaseOrder, id, { lock: true })
    if (draft?.status !== 'draft') continue
    const change = { version: draft.version, status: 'cancelled' }
    await changeRecord(deps, r, context, purchaseOrder, id, change, INTERNAL)
  }
  const items = found.items.map((item) => ({ ...item, toProduce: 0, toPurchase: 0 }))
  const change = { version: found.version, items, earliestOn: null }
  await changeRecord(deps, r, context, order, orderId, change, INTERNAL)
}
