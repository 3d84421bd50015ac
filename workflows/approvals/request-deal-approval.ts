import type { Deps, Repositories } from '../deps.ts'
import type { EventContext } from '../shared/events.ts'

/** Asks for approval of a deal at or above the workspace's threshold; null when none is needed */
export async function requestDealApproval(
  _deps: Deps,
  _r: Repositories,
  _context: EventContext,
  _dealId: string,
): Promise<{ approvalId: string | null }> {
  throw new Error('not built yet')
}
