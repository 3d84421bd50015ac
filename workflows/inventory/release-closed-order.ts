import type { Deps, Repositories } from '../deps.ts'
import { order } from '../entities/order.ts'
import type { EventContext } from '../shared/events.ts'
import { findRecord } from '../shared/find-record.ts'
import { releaseOrder } from './release-order.ts'

/**
 * Releases what an order still has that is cancelled or failed: by whoever it was reserved, and however late
 * this comes. One that is processed again keeps what it has.
 */
export async function releaseClosedOrder(
  deps: Deps,
  r: Repositories,
  context: EventContext,
  orderId: string,
): Promise<void> {
  const found = await findRecord(r, order, orderId, { lock: true })
  if (found?.status !== 'cancelled' && found?.status !== 'failed') return
  await releaseOrder(deps, r, context, orderId)
}
