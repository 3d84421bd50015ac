import type { Inngest } from 'inngest'
import { aiBudgetExhausted } from '../../workflows/ai/budget/events.ts'
import { tellOwners } from '../../workflows/alerts/tell-owners.ts'
import type { Deps } from '../../workflows/deps.ts'
import { contextOf } from './context-of.ts'

/** `ai.budget_exhausted` → a line in the log, and a message to the owners. */
export function tellAiBudgetFunction(inngest: Inngest, deps: Deps) {
  return inngest.createFunction(
    {
      id: 'tell-ai-budget',
      name: 'Tell the owners that a budget for AI is spent',
      triggers: [aiBudgetExhausted.trigger],
      retries: 5,
    },
    ({ event, step }) => {
      const { limit, month, person } = event.data
      const alert = {
        id: event.id ?? `ai-budget:${month}:${person ?? ''}`,
        name: aiBudgetExhausted.type,
        subject: event.data.meta.workspaceId,
        message: `${limit} of ${month} is spent`,
        budget: { limit, month, person: person ?? null },
      }
      return tellOwners(deps, contextOf(event, 'alerts'), alert, {
        run: (id, work) => step.run(id, work),
      })
    },
  )
}
