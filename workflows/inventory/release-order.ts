import type { Deps, Repositories } from '../deps.ts'
import type { EventContext } from '../shared/events.ts'

/** Releases everything that is reserved for an order; once, however often it is called */
export async function releaseOrder(
  _deps: Deps,
  _r: Repositories,
  _context: EventContext,
  _orderId: string,
): Promise<void> {
  throw new Error('not built yet')
}
