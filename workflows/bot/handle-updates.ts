import type { Deps } from '../deps.ts'
import type { EventContext } from '../shared/events.ts'
import { type PatientSteps, runPatiently } from '../shared/run-patiently.ts'
import { answerUpdate } from './answer-update.ts'
import { setAsideUpdate } from './set-aside-update.ts'

/**
 * Answers the chat's pending updates, lowest update_id first, until none is left. What an earlier run
 * left behind goes first; one that uses up its retries is set aside, and those after it go on. To wait
 * because Telegram asks for it is no retry.
 */
export async function handleUpdates(
  deps: Deps,
  { chatId, context, step }: { chatId: number; context: EventContext; step: PatientSteps },
): Promise<{ handled: number[] }> {
  const handled: number[] = []
  for (;;) {
    // Each with an id of its own: the SDK warns of an id that comes twice.
    const search = ['find the next update', ...handled.slice(-1)].join(' after ')
    const next = (await step.run(search, () =>
      deps.inTenant(context, async (r) => (await r.updates.nextOf(chatId))?.updateId ?? null),
    )) as number | null
    if (next === null) return { handled }
    try {
      await runPatiently(step, `answer update ${next}`, () => answerUpdate(deps, context, next))
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      const aside = { updateId: next, chatId, reason }
      await runPatiently(step, `set aside update ${next}`, () =>
        setAsideUpdate(deps, context, aside),
      )
    }
    handled.push(next)
  }
}
