import { peopleOfDeal } from './people-of-deal.ts'
import { tellMember } from '../bot/tell-member.ts'
import type { Deps } from '../deps.ts'
import type { EventContext } from '../shared/events.ts'
import type { SagaFailure } from '../shared/saga.ts'
import { dealText } from './texts.ts'

/** Tells the owner of a deal and who won it that it went back, and why; each once per attempt. */
export async function tellDealSentBack(
  deps: Deps,
  context: EventContext,
  dealId: string,
  { reason, attempt }: Pick<SagaFailure, 'reason' | 'attempt'>,
): Promise<void> {
  const people = await deps.inTenant(context, (r) => peopleOfDeal(r, dealId, context.actor))
  if (!people) return
  const { title, amount, currency, userIds } = people
  for (const userId of userIds) {
    await tellMember(deps, context, {
      userId,
      key: `deal:${dealId}:sent-back:${attempt}:${userId}`,
      text: (language) => dealText(language, 'sent_back', { title, amount, currency, reason }),
    })
  }
}
