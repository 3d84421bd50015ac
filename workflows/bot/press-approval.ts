import { grantsOf } from '../access/grants.ts'
import { userActor } from '../access/ports.ts'
import { decideApproval } from '../approvals/decide-approval.ts'
import { factsOf } from '../approvals/facts-of.ts'
import type { ApprovalFacts } from '../approvals/texts.ts'
import type { Deps, Repositories } from '../deps.ts'
import { approval } from '../entities/approval.ts'
import { errorCode } from '../shared/errors.ts'
import type { EventContext } from '../shared/events.ts'
import { findRecord } from '../shared/find-record.ts'
import { fromCallbackData } from './callback-data.ts'
import type { Incoming } from './read-update.ts'

/** What came of a press: how the approval stands now, or why nothing did. */
export type ApprovalPress =
  | {
      outcome: 'closed'
      status: 'approved' | 'declined' | 'expired' | 'cancelled'
      facts: ApprovalFacts
    }
  | { outcome: 'not_linked' | 'not_allowed' | 'gone' }

/**
 * Decides an approval by its button, as the member whose Telegram account presses it. An answer instead
 * of an error: whatever comes of it is shown. Null for any other update.
 */
export async function pressApproval(
  deps: Pick<Deps, 'newId' | 'clock' | 'cache'>,
  r: Repositories,
  context: EventContext,
  incoming: Incoming,
): Promise<ApprovalPress | null> {
  if (incoming.kind !== 'button') return null
  const action = fromCallbackData(incoming.data)
  if (action?.kind !== 'approve' && action?.kind !== 'decline') return null
  const user = await r.access.users.findByTelegram(String(incoming.from.id))
  if (!user) return { outcome: 'not_linked' }
  const { userId } = user
  const member = await r.access.members.findByUser(userId)
  if (member?.status !== 'active') return { outcome: 'not_allowed' }

  const actor = userActor(userId)
  const decider = { actor, userId, permissions: await grantsOf(r, member.role) }
  const decision = action.kind === 'approve' ? 'approved' : 'declined'
  const { approvalId: id } = action
  try {
    await decideApproval(deps, r, { ...context, actor }, decider, { id, decision })
  } catch (error) {
    const code = errorCode(error)
    if (code === 'forbidden') return { outcome: 'not_allowed' }
    if (code === 'not_found') return { outcome: 'gone' }
    // Decided already: shown as it is.
    if (code !== 'conflict') throw error
  }
  const found = await findRecord(r, approval, id)
  if (!found || found.status === 'pending') return { outcome: 'gone' }
  return { outcome: 'closed', status: found.status, facts: await factsOf(r, found) }
}
