import { decideApproval } from '../../approvals/decide-approval.ts'
import { factsOf } from '../../approvals/facts-of.ts'
import type { ApprovalFacts } from '../../approvals/texts.ts'
import { approval } from '../../entities/approval.ts'
import { errorCode } from '../../shared/errors.ts'
import { findRecord } from '../../shared/find-record.ts'
import type { BotTools } from '../bot-tools.ts'

/** What came of a press: how the approval stands now, or why nothing did. */
type ApprovalPress =
  | {
      outcome: 'closed'
      status: 'approved' | 'declined' | 'expired' | 'cancelled'
      facts: ApprovalFacts
    }
  | { outcome: 'not_linked' | 'not_allowed' | 'gone' }

/**
 * Decides an approval as the member who presses its button. An answer instead of an error: whatever comes
 * of it is shown.
 */
export async function pressApproval(
  { deps, r, context, speaker }: BotTools,
  {
    id,
    decision,
    note,
  }: { id: string; decision: 'approved' | 'declined'; note?: string | undefined },
): Promise<ApprovalPress> {
  const { userId, actor, permissions } = speaker
  if (userId === null) return { outcome: 'not_linked' }
  if (permissions.size === 0) return { outcome: 'not_allowed' }
  try {
    await decideApproval(deps, r, context, { actor, userId, permissions }, { id, decision, note })
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
