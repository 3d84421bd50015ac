import { lastApprovalOf } from '../approvals/last-approval-of.ts'
import { nameOfActor } from '../approvals/name-of-actor.ts'
import { tellMember } from '../bot/tell-member.ts'
import type { Deps, Repositories } from '../deps.ts'
import type { EventContext } from '../shared/events.ts'
import type { SagaFailure } from '../shared/saga.ts'
import { peopleOfDeal } from './people-of-deal.ts'
import { type SentBackCause, sentBackText } from './texts.ts'

/** Tells the owner of a deal and who won it that it went back, and why; each once per attempt. */
export async function tellDealSentBack(
  deps: Deps,
  context: EventContext,
  dealId: string,
  failure: Pick<SagaFailure, 'reason' | 'code' | 'attempt'>,
): Promise<void> {
  const known = await deps.inTenant(context, async (r) => {
    const people = await peopleOfDeal(r, dealId, context.actor)
    return people && { ...people, why: await causeOf(r, dealId, failure) }
  })
  if (!known) return
  const { userIds, ...facts } = known
  for (const userId of userIds) {
    await tellMember(deps, context, {
      userId,
      key: `deal:${dealId}:sent-back:${failure.attempt}:${userId}`,
      text: (language) => sentBackText(language, facts),
    })
  }
}

/** What an approval said is told in everybody's language, any other reason as it is. */
async function causeOf(
  r: Repositories,
  dealId: string,
  { reason, code }: Pick<SagaFailure, 'reason' | 'code'>,
): Promise<SentBackCause> {
  const asked = code === 'forbidden' ? await lastApprovalOf(r, dealId) : null
  if (asked?.status === 'expired') return { kind: 'unanswered' }
  if (asked?.status !== 'declined') return { kind: 'other', reason }
  return { kind: 'declined', who: await nameOfActor(r, asked.decidedBy), note: asked.note }
}
