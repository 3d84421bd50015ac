import type { Deps } from '../deps.ts'
import type { EventContext } from '../shared/events.ts'

/** Tells the owner of a deal and who won it that it went back, and why */
export async function tellDealSentBack(
  _deps: Deps,
  _context: EventContext,
  _dealId: string,
  _reason: string,
): Promise<void> {
  throw new Error('not built yet')
}
