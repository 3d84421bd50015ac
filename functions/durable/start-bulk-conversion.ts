import type { Inngest } from 'inngest'
import { failBulk } from '../../workflows/conversion/bulk/begin-bulk.ts'
import { runBulk } from '../../workflows/conversion/bulk/run-bulk.ts'
import { bulkConversionRequested } from '../../workflows/conversion/events.ts'
import type { Deps } from '../../workflows/deps.ts'
import { codeOfFailure, withInngestErrors } from '../../workflows/shared/durable.ts'
import type { StepTools } from '../../workflows/shared/step-tools.ts'
import { contextOf } from './context-of.ts'
import { stepTools } from './step-tools.ts'

/** `conversion.bulk_requested` → its records collected, its chunks asked for, and its end seen to. */
export function startBulkConversionFunction(inngest: Inngest, deps: Deps) {
  return inngest.createFunction(
    {
      id: 'start-bulk-conversion',
      name: 'Start a bulk conversion',
      triggers: [bulkConversionRequested.trigger],
      retries: 5,
      onFailure: async ({ event, error, step }) => {
        const { bulkId } = event.data.event.data
        const context = contextOf(event.data.event, 'conversion')
        const reason = `It could not go on: ${codeOfFailure(error)}`
        await step.run('say that it failed', () =>
          withInngestErrors(() =>
            deps.inTenant(context, (r) => failBulk(r, context, { bulkId, reason })),
          ),
        )
      },
    },
    ({ event, step }) =>
      runBulk(deps, {
        bulkId: event.data.bulkId,
        context: contextOf(event, 'conversion'),
        step: stepTools(step as StepTools),
      }),
  )
}
