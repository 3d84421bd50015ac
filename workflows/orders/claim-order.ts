import type { Deps, Repositories } from '../deps.ts'
import type { EventContext } from '../shared/events.ts'

/** One record per order: PENDING becomes PROCESSING, and so does the order. @throws AppError `conflict` for an order that is over */
export async function claimOrder(
  _deps: Deps,
  _r: Repositories,
  _context: EventContext,
  _orderId: string,
): Promise<void> {
  throw new Error('not built yet')
}
