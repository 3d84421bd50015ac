import type { Inngest } from 'inngest'
import { z } from 'zod'
import type { Deps } from '../../workflows/deps.ts'
import { SAGAS } from '../../workflows/sagas.ts'
import { CANCELLED } from '../../workflows/sagas/cancel-saga.ts'
import { compensateEndedRun, type EndedRun } from '../../workflows/sagas/compensate-ended-run.ts'
import type { StepTools } from '../../workflows/shared/step-tools.ts'
import { contextOf } from './context-of.ts'
import { stepTools } from './step-tools.ts'

const APP = 'potok-'

const endedSchema = z.object({
  name: z.string(),
  data: z.object({
    function_id: z.string(),
    run_id: z.string(),
    event: z.looseObject({ data: z.record(z.string(), z.unknown()) }),
  }),
})

/**
 * A run that was cancelled, or that failed without having undone its saga, such as one whose app did not
 * answer → what it did is undone.
 */
export function compensateCancelledRunFunction(inngest: Inngest, deps: Deps, sagas = SAGAS) {
  // Functions whose runs hold a saga.
  const holders = [...sagas.keys(), 'compensate-saga', 'retry-saga']
  const isHolder = holders.map((id) => `event.data.function_id == '${APP}${id}'`).join(' || ')
  return inngest.createFunction(
    {
      id: 'compensate-cancelled-run',
      name: 'Undo the saga of a cancelled run',
      triggers: [
        { event: 'inngest/function.cancelled', if: isHolder },
        { event: 'inngest/function.failed', if: isHolder },
      ],
      retries: 5,
    },
    ({ event, step, runId }) =>
      compensateEndedRun(deps, sagas, endedRun(event), {
        runId,
        step: stepTools(step as StepTools),
      }),
  )
}

function endedRun(told: unknown): EndedRun {
  const { name, data } = endedSchema.parse(told)
  const isCancelled = name === 'inngest/function.cancelled'
  return {
    functionName: data.function_id.slice(APP.length),
    runId: data.run_id,
    data: data.event.data,
    context: contextOf(data.event, 'sagas'),
    reason: isCancelled ? 'Its run was cancelled' : 'Its run failed before it came to its end',
    code: isCancelled ? CANCELLED : 'internal',
  }
}
