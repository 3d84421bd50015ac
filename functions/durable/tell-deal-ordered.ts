import type { Inngest } from 'inngest'
import { tellOrdered } from '../../workflows/bot/deals/tell-ordered.ts'
import type { Deps } from '../../workflows/deps.ts'
import { withInngestErrors } from '../../workflows/shared/durable.ts'
import { contextOf } from './context-of.ts'

/** The saga of a won deal is completed → who won it and who looks after it read the number of its order. */
export function tellDealOrderedFunction(inngest: Inngest, deps: Deps) {
  return inngest.createFunction(
    {
      id: 'tell-deal-ordered',
      name: 'Tell of the order of a won deal',
      triggers: [
        {
          event: 'workflow.completed',
          if: "event.data.name == 'deal-won' && event.data.outcome == 'completed'",
        },
      ],
      retries: 5,
    },
    ({ event, step }) => {
      const { sagaId, subject } = event.data as { sagaId: string; subject: string }
      return step.run('tell', () =>
        withInngestErrors(() =>
          tellOrdered(deps, contextOf(event, 'sales'), { sagaId, dealId: subject }),
        ),
      )
    },
  )
}
