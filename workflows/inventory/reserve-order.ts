import type { Deps, Repositories } from '../deps.ts'
import type { EventContext } from '../shared/events.ts'

/** Reserves for every line of an order what is available, keyed by its item: as often as it is called, no more than the line needs. Does nothing for an order that is failed or cancelled */
export async function reserveOrder(
  _deps: Deps,
  _r: Repositories,
  _context: EventContext,
  _orderId: string,
): Promise<{ complete: boolean }> {
  throw new Error('not built yet')
}
