import type { Repositories } from '../deps.ts'
import { order } from '../entities/order.ts'
import { changeRecord } from '../registry/change-record.ts'
import type { RegistryDeps } from '../registry/surroundings.ts'
import type { EventContext } from '../shared/events.ts'
import { findRecord } from '../shared/find-record.ts'
import { lockReserved } from './lock-reserved.ts'
import { exactly } from '../shared/quantity.ts'
import { releaseReservations } from './release-stock.ts'

/**
 * Releases everything that is reserved for an order; once, however often it is called (I7). What was delivered
 * stays. The lines of a cancelled order count what is released as cancelled, so that they still add up.
 */
export async function releaseOrder(
  deps: RegistryDeps,
  r: Repositories,
  context: EventContext,
  orderId: string,
): Promise<void> {
  const found = await findRecord(r, order, orderId, { lock: true })
  if (found === null) return
  const ids = found.items.map(({ id }) => id)
  const { released } = await releaseReservations(
    r,
    context,
    await lockReserved(r, 'order_item', ids),
  )
  if (released === 0 && found.items.every(({ reserved }) => reserved === 0)) return
  const isCancelled = found.status === 'cancelled'
  const items = found.items.map((item) => ({
    ...item,
    reserved: 0,
    cancelled: isCancelled ? exactly(item.cancelled + item.reserved) : item.cancelled,
  }))
  const change = { version: found.version, items }
  await changeRecord(deps, r, context, order, orderId, change, { internal: true })
}
