import type { Inngest } from 'inngest'
import type { Deps } from '../../workflows/deps.ts'
import { orderProcessingRequested } from '../../workflows/orders/events.ts'
import { processOrderSaga } from '../../workflows/orders/process-order-saga.ts'
import { sagaCancelRequested } from '../../workflows/shared/saga-events.ts'
import { runSaga } from '../../workflows/shared/run-saga.ts'
import type { StepTools } from '../../workflows/shared/step-tools.ts'
import { contextOf } from './context-of.ts'
import { stepTools } from './step-tools.ts'

/**
 * `order.created` from outside, or `order.processing_requested` → `order.processed`. Each step is tried
 * six times, with the engine's exponential backoff; then all of it is undone, and a dead letter keeps it.
 */
export function processOrderFunction(inngest: Inngest, deps: Deps) {
  return inngest.createFunction(
    {
      id: processOrderSaga.name,
      name: 'Process an order',
      triggers: [
        // The orders of deals are booked by the saga of their deal.
        { event: 'order.created', if: "event.data.origin != 'deal'" },
        { event: orderProcessingRequested.type },
      ],
      retries: 5,
      concurrency: { key: 'event.data.meta.workspaceId', limit: 10 },
      // The two events name the order differently; what an event does not have is no match.
      cancelOn: ['recordId', 'orderId'].map((key) => ({
        event: sagaCancelRequested.type,
        if: `async.data.subject == event.data.${key}`,
      })),
    },
    ({ event, step, runId }) =>
      runSaga({
        definition: processOrderSaga,
        deps,
        context: contextOf(event, 'orders'),
        input: processOrderSaga.inputOf(event.data as Record<string, unknown>),
        runId,
        step: stepTools(step as StepTools),
      }),
  )
}
