import type { Deps, Repositories } from '../deps.ts'
import { order } from '../entities/order.ts'
import { changeRecord } from '../registry/change-record.ts'
import type { EventContext } from '../shared/events.ts'
import { asReason } from './as-reason.ts'
import { lockOrder } from './lock-order.ts'
import { remainderCancelled } from './remainder-cancelled.ts'

/**
 * Moves an order; being there already is no error. What a cancelled one has not delivered is cancelled.
 * @throws AppError `not_found`, `conflict` where it cannot go (I12)
 */
export async function moveOrder(
  deps: Pick<Deps, 'newId' | 'clock' | 'cache'>,
  r: Repositories,
  context: EventContext,
  orderId: string,
  status: 'processing' | 'completed' | 'failed' | 'cancelled',
  reason?: string,
): Promise<void> {
  const found = await lockOrder(r, orderId)
  if (found.status === status) return
  const items = status === 'cancelled' ? { items: remainderCancelled(found.items) } : {}
  const change = { version: found.version, status, reason: asReason(reason), ...items }
  await changeRecord(deps, r, context, order, orderId, change, { internal: true })
}
