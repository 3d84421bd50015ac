import type { Inngest } from 'inngest'
import type { Deps } from '../../workflows/deps.ts'
import { SAGAS } from '../../workflows/sagas.ts'
import { resumeSaga } from '../../workflows/sagas/resume-saga.ts'
import { sagaCancelRequested, sagaRetryRequested } from '../../workflows/shared/saga-events.ts'
import type { StepTools } from '../../workflows/shared/step-tools.ts'
import { contextOf } from './context-of.ts'
import { stepTools } from './step-tools.ts'

/** `saga.retry_requested` → the saga goes on, forward or backward. */
export function retrySagaFunction(inngest: Inngest, deps: Deps, sagas = SAGAS) {
  return inngest.createFunction(
    {
      id: 'retry-saga',
      name: 'Go on with a saga',
      triggers: [sagaRetryRequested.trigger],
      retries: 5,
      cancelOn: [{ event: sagaCancelRequested.type, if: 'async.data.sagaId == event.data.sagaId' }],
    },
    ({ event, step, runId }) =>
      resumeSaga(deps, sagas, {
        scope: contextOf(event, 'sagas'),
        sagaId: event.data.sagaId,
        runId,
        step: stepTools(step as StepTools),
      }),
  )
}
