import type { Repositories } from '../deps.ts'
import { approval } from '../entities/approval.ts'
import { notFound } from '../registry/read-record.ts'
import type { RegistryDeps } from '../registry/surroundings.ts'
import { AppError } from '../shared/errors.ts'
import type { EventContext } from '../shared/events.ts'
import { type Approval, closeApproval } from './close-approval.ts'
import { nameOfActor } from './name-of-actor.ts'
import { type Decider, requireApprover } from './require-approver.ts'

export interface ApprovalDecision {
  id: string
  decision: 'approved' | 'declined'
  note?: string | undefined
}

/**
 * Approves or declines; publishes `approval.decided`. Who may not is refused before anything is looked
 * at, and nothing is written before an error.
 * @throws AppError `forbidden`, `not_found`, `conflict` when somebody decided already
 */
export async function decideApproval(
  deps: RegistryDeps,
  r: Repositories,
  context: EventContext,
  decider: Decider,
  { id, decision, note }: ApprovalDecision,
): Promise<Approval> {
  await requireApprover(r, decider)
  const closing = { status: decision, note: note ?? null }
  const outcome = await closeApproval(deps, r, context, id, closing)
  if (!outcome) throw notFound(approval)
  if (outcome.closed) return outcome.approval
  const { status, decidedBy } = outcome.approval
  const name = await nameOfActor(r, decidedBy)
  throw new AppError('conflict', `The approval is ${status} already${name ? `, by ${name}` : ''}`)
}
