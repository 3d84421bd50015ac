import type { PairFeedback } from '../../schema/ports.ts'
import { EVIDENCE, DOUBT } from '../weights.ts'

export type Feedback = Pick<PairFeedback, 'accepted' | 'rejected' | 'acceptedElsewhere'>

/** What the workspace said about a pair: evidence for it, and a factor of doubt, both from 0 to 1. */
export function feedbackOf(said: Feedback | undefined): { evidence: number; doubt: number } {
  if (!said) return { evidence: 0, doubt: 1 }
  const more = said.accepted - said.rejected
  const here = more > 0 ? 1 - (1 - EVIDENCE.accepted) ** Math.min(more, 5) : 0
  const elsewhere = more >= 0 && said.acceptedElsewhere > 0 ? EVIDENCE.acceptedElsewhere : 0
  return {
    evidence: Math.max(here, elsewhere),
    doubt: more < 0 ? DOUBT.rejected ** Math.min(-more, 5) : 1,
  }
}
