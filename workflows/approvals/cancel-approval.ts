import type { Deps, Repositories } from '../deps.ts'
import type { EventContext } from '../shared/events.ts'

/** Takes a pending question back */
export async function cancelApproval(
  _deps: Deps,
  _r: Repositories,
  _context: EventContext,
  _approvalId: string | null | undefined,
): Promise<void> {
  throw new Error('not built yet')
}
