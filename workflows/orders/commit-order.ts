import type { Deps, Repositories } from '../deps.ts'
import { deal } from '../entities/deal.ts'
import { order } from '../entities/order.ts'
import { AppError } from '../shared/errors.ts'
import type { EventContext } from '../shared/events.ts'
import { findRecord } from '../shared/find-record.ts'
import { moveOrder } from './move-order.ts'

/**
 * The last step of a won deal: its order is completed, if it can be there by the day that was promised.
 * @throws AppError `conflict` when it cannot, or when the order or its deal was taken back meanwhile
 */
export async function commitOrder(
  deps: Deps,
  r: Repositories,
  context: EventContext,
  orderId: string,
): Promise<{ orderId: string }> {
  const known = await findRecord(r, order, orderId)
  // A deal is locked before its orders, everywhere.
  const won = known?.dealId ? await findRecord(r, deal, known.dealId, { lock: true }) : null
  if (known?.dealId && won?.stage !== 'WON') {
    throw new AppError('conflict', 'The deal is not won any more')
  }
  const found = await findRecord(r, order, orderId, { lock: true })
  if (!found) throw new AppError('conflict', 'The order is deleted')
  const { number, status, earliestOn, deliverBy } = found
  if (status === 'cancelled') {
    throw new AppError('conflict', `The order ${number} was cancelled meanwhile`)
  }
  // Days as YYYY-MM-DD order as text does.
  if (deliverBy !== null && earliestOn !== null && earliestOn > deliverBy) {
    throw new AppError(
      'conflict',
      `The order ${number} is promised by ${deliverBy}, but cannot be there before ${earliestOn}`,
    )
  }
  await moveOrder(deps, r, context, orderId, 'completed')
  return { orderId }
}
