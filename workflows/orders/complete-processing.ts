import type { Deps, Repositories } from '../deps.ts'
import type { EventContext } from '../shared/events.ts'

/** The record is COMPLETED, the order completed, and `order.processed` says so */
export async function completeProcessing(
  _deps: Deps,
  _r: Repositories,
  _context: EventContext,
  _orderId: string,
): Promise<{ orderId: string }> {
  throw new Error('not built yet')
}
