import type { Deps, Repositories } from '../deps.ts'
import type { EventContext } from '../shared/events.ts'

/** OrderFactory: the order of a won deal, or of its accepted quote, once */
export async function createOrderFromDeal(
  _deps: Deps,
  _r: Repositories,
  _context: EventContext,
  _dealId: string,
): Promise<{ orderId: string; number: string; total: number }> {
  throw new Error('not built yet')
}
