import type { Deps, Repositories } from '../deps.ts'
import type { EventContext } from '../shared/events.ts'

/** A won deal whose order could not be made goes back to NEGOTIATION; any other stays where it is */
export async function sendDealBack(
  _deps: Deps,
  _r: Repositories,
  _context: EventContext,
  _dealId: string,
): Promise<void> {
  throw new Error('not built yet')
}
