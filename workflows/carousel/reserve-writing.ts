import { estimateCalls } from '../ai/budget/estimate-calls.ts'
import { type Reservation, reserveBudget } from '../ai/budget/reserve-budget.ts'
import type { Deps, Repositories } from '../deps.ts'
import type { EventContext } from '../shared/events.ts'
import { readableSource } from './readable-source.ts'
import type { Carousel } from './repository.ts'

/** Of the answer that holds a whole carousel, with what the model thinks. */
const MAX_OUTPUT_TOKENS = 8_000
/** More of a text is not sent. */
const MAX_CHARACTERS = 20_000

/** The budget of a carousel's words. */
export const budgetOf = (carouselId: string) => `carousel:${carouselId}`

/**
 * Sets aside what the words of a carousel may cost its person. Nothing for one that came with words, or
 * without AI.
 */
export async function reserveWriting(
  deps: Pick<Deps, 'ai' | 'clock'>,
  r: Pick<Repositories, 'aiBudget' | 'settings' | 'events'>,
  context: EventContext,
  carousel: Carousel,
): Promise<Reservation> {
  if (!deps.ai.isConfigured || (carousel.content && carousel.writer)) return { allowed: true }
  const source = readableSource(carousel)
  const { length } = source.kind === 'topic' ? source.topic : source.text
  return reserveBudget(deps, r, {
    id: budgetOf(carousel.id),
    person: carousel.requestedBy,
    estimate: estimateCalls(deps.ai, {
      inputCharacters: Math.min(length, MAX_CHARACTERS),
      maxOutputTokens: MAX_OUTPUT_TOKENS,
    }),
    context,
  })
}
