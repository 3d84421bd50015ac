import type { Deps, Repositories } from '../deps.ts'
import type { EventContext } from '../shared/events.ts'

/** Takes back what planSupply did, where it has not begun */
export async function cancelSupply(
  _deps: Deps,
  _r: Repositories,
  _context: EventContext,
  _orderId: string,
): Promise<void> {
  throw new Error('not built yet')
}
