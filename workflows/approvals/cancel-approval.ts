import type { Deps, Repositories } from '../deps.ts'
import type { EventContext } from '../shared/events.ts'
import { closeApproval } from './close-approval.ts'

/** Takes a pending question back; does nothing to an answered one, or without one. */
export async function cancelApproval(
  deps: Deps,
  r: Repositories,
  context: EventContext,
  approvalId: string | null | undefined,
): Promise<void> {
  if (approvalId) await closeApproval(deps, r, context, approvalId, { status: 'cancelled' })
}
