import type { Deps, Repositories } from '../deps.ts'
import type { EventContext } from '../shared/events.ts'

/** The last step: the order is completed, if it can be there by the day that was promised. @throws AppError `conflict` otherwise */
export async function commitOrder(
  _deps: Deps,
  _r: Repositories,
  _context: EventContext,
  _orderId: string,
): Promise<{ orderId: string }> {
  throw new Error('not built yet')
}
