import { estimateCalls } from '../../ai/budget/estimate-calls.ts'
import { reserveBudget } from '../../ai/budget/reserve-budget.ts'
import type { Deps, Repositories } from '../../deps.ts'
import { AppError } from '../../shared/errors.ts'
import type { EventContext } from '../../shared/events.ts'

/** Of the source, the slides and the wish, as far as they are sent. */
const INPUT_CHARACTERS = 12_000
/** Of one slide, with what the model thinks. */
const MAX_OUTPUT_TOKENS = 2_000

/** The budget of one rewritten slide. */
export const budgetOf = (changeId: string) => `slide:${changeId}`

/**
 * Sets aside what rewriting a slide may cost whoever asked. Nothing without AI.
 * @throws AppError `provider_limit` when the budget does not hold it
 */
export async function reserveRewriting(
  deps: Pick<Deps, 'ai' | 'clock'>,
  r: Pick<Repositories, 'aiBudget' | 'settings' | 'events'>,
  context: EventContext,
  changeId: string,
): Promise<{ allowed: true }> {
  if (!deps.ai.isConfigured) return { allowed: true }
  const reservation = await reserveBudget(deps, r, {
    id: budgetOf(changeId),
    person: context.actor,
    estimate: estimateCalls(deps.ai, {
      inputCharacters: INPUT_CHARACTERS,
      maxOutputTokens: MAX_OUTPUT_TOKENS,
    }),
    context,
  })
  if (reservation.allowed) return { allowed: true }
  throw new AppError('provider_limit', 'The AI budget is used up')
}
