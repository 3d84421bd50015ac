import type { Inngest } from 'inngest'
import type { Deps } from '../../workflows/deps.ts'
import { dealWonSaga } from '../../workflows/sales/deal-won-saga.ts'
import { dealWon } from '../../workflows/sales/events.ts'
import { runSaga } from '../../workflows/shared/run-saga.ts'
import type { StepTools } from '../../workflows/shared/step-tools.ts'
import { contextOf } from './context-of.ts'
import { stepTools } from './step-tools.ts'

/** `deal.won` → an order, invoiced and supplied; one saga per deal, however often the event comes (I3). */
export function dealWonFunction(inngest: Inngest, deps: Deps) {
  return inngest.createFunction(
    {
      id: dealWonSaga.name,
      name: 'Make the order of a won deal',
      triggers: [dealWon.trigger],
      retries: 5,
      concurrency: [
        { key: 'event.data.dealId', limit: 1 },
        // More at once would only wait for each other's stock, and hold a connection each meanwhile.
        { key: 'event.data.meta.workspaceId', limit: 10 },
      ],
      cancelOn: [{ event: 'saga.cancel_requested', if: 'async.data.subject == event.data.dealId' }],
    },
    ({ event, step, runId }) =>
      runSaga({
        definition: dealWonSaga,
        deps,
        context: contextOf(event, 'sales'),
        input: dealWonSaga.inputOf(event.data),
        runId,
        step: stepTools(step as StepTools),
      }),
  )
}
