import type { Repositories } from '../deps.ts'
import { productionOrder } from '../entities/production-order.ts'
import { lockReserved } from '../inventory/lock-reserved.ts'
import { releaseReservations } from '../inventory/release-stock.ts'
import { changeRecord } from '../registry/change-record.ts'
import type { RegistryDeps } from '../registry/surroundings.ts'
import type { EventContext } from '../shared/events.ts'
import { findRecord } from '../shared/find-record.ts'
import { isOpen, type ProductionOrder } from './lock-production.ts'

/**
 * Cancels production orders that are not finished, and releases what is reserved for them: what was used up
 * stays used. The others stay as they are.
 * @returns those that it cancelled, as they were
 */
export async function cancelOrders(
  deps: RegistryDeps,
  r: Repositories,
  context: EventContext,
  ids: readonly string[],
  reason: string,
): Promise<ProductionOrder[]> {
  const open: ProductionOrder[] = []
  for (const id of ids.toSorted()) {
    const found = await findRecord(r, productionOrder, id, { lock: true })
    if (found && isOpen(found)) open.push(found)
  }
  const itemIds = open.flatMap(({ items }) => items.map(({ id }) => id))
  await releaseReservations(r, context, await lockReserved(r, 'production_item', itemIds))
  for (const { id, version, items: before } of open) {
    const items = before.map((item) => ({ ...item, reserved: 0, toProduce: 0, toPurchase: 0 }))
    const change = { version, status: 'cancelled', reason, items }
    await changeRecord(deps, r, context, productionOrder, id, change, { internal: true })
  }
  return open
}
