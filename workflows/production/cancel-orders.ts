import type { Repositories } from '../deps.ts'
import { productionOrder } from '../entities/production-order.ts'
import { changeRecord } from '../registry/change-record.ts'
import type { RegistryDeps } from '../registry/surroundings.ts'
import type { EventContext } from '../shared/events.ts'
import { findRecord } from '../shared/find-record.ts'

/** Cancels production orders that are not finished and releases what is reserved for them. The others stay. */
export async function cancelOrders(
  deps: RegistryDeps,
  r: Repositories,
  context: EventContext,
  ids: readonly string[],
  reason: string,
): Promise<void> {
  for (const id of ids.toSorted()) {
    const found = await findRecord(r, productionOrder, id, { lock: true })
    if (found?.status !== 'planned' && found?.status !== 'in_progress') continue
    const items = found.items.map((item) => ({ ...item, reserved: 0, toProduce: 0, toPurchase: 0 }))
    const change = { version: found.version, status: 'cancelled', reason, items }
    await changeRecord(deps, r, context, productionOrder, id, change, { internal: true })
  }
}
