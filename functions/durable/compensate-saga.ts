import type { Inngest } from 'inngest'
import type { Deps } from '../../workflows/deps.ts'
import { SAGAS } from '../../workflows/sagas.ts'
import { resumeSaga } from '../../workflows/sagas/resume-saga.ts'
import { sagaCancelRequested } from '../../workflows/shared/saga-events.ts'
import type { StepTools } from '../../workflows/shared/step-tools.ts'
import { contextOf } from './context-of.ts'
import { stepTools } from './step-tools.ts'

/** `saga.cancel_requested` → everything that the saga did is undone. */
export function compensateSagaFunction(inngest: Inngest, deps: Deps, sagas = SAGAS) {
  return inngest.createFunction(
    {
      id: 'compensate-saga',
      name: 'Undo a cancelled saga',
      triggers: [sagaCancelRequested.trigger],
      retries: 5,
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
