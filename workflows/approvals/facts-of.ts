import type { Repositories } from '../deps.ts'
import type { Approval } from './close-approval.ts'
import { nameOfActor } from './name-of-actor.ts'
import type { ApprovalFacts } from './texts.ts'

/** What messages tell of an approval. */
export async function factsOf(
  r: Pick<Repositories, 'access'>,
  { title, amount, currency, requestedBy, decidedBy, note }: Approval,
): Promise<ApprovalFacts> {
  return {
    title,
    amount: amount ?? 0,
    currency: currency ?? '',
    asking: await nameOfActor(r, requestedBy),
    decider: await nameOfActor(r, decidedBy),
    note,
  }
}
