import type { Deps, Repositories } from '../deps.ts'
import type { AnySaga, Sagas } from '../sagas.ts'
import { beginSaga } from '../shared/begin-saga.ts'
import { withInngestErrors } from '../shared/durable.ts'
import type { EventContext } from '../shared/events.ts'
import { NO_RUN, type SagaState } from '../shared/saga-log.ts'
import type { StepTools } from '../shared/step-tools.ts'
import { resumeSaga } from './resume-saga.ts'

/** A run that the engine ended before its saga was over. */
export interface EndedRun {
  /** Of its function, without the name of the app. */
  functionName: string
  runId: string
  /** Data of the event that had started it. */
  data: Record<string, unknown>
  /** From that event. */
  context: EventContext
  /** Why, in words that may be shown. */
  reason: string
  code: string
}

/**
 * Undoes what a run did that was cancelled, or that failed before it could undo it itself. Only what is the
 * run's own: a saga that another run holds, or that is over, is left alone. A run that ended before its
 * first step has a saga too, because the record that it is about waits for one.
 */
export async function compensateEndedRun(
  deps: Deps,
  sagas: Sagas,
  ended: EndedRun,
  { runId, step }: { runId: string; step: StepTools },
): Promise<void> {
  const definition = sagas.get(ended.functionName)
  const sagaId = sagaIdOf(ended, definition)
  if (sagaId === null) return
  const { context } = ended
  const isOurs = await step.run('stop the saga', () =>
    withInngestErrors(() => deps.inTenant(context, (r) => stop(r, ended, sagaId, definition))),
  )
  if (isOurs) await resumeSaga(deps, sagas, { scope: context, sagaId, runId, step })
}

/** Functions that go on with any saga name it in their event; the others are called like their saga. */
function sagaIdOf({ data }: EndedRun, definition: AnySaga | undefined): string | null {
  if (definition) return definition.idOf(definition.inputOf(data))
  return typeof data['sagaId'] === 'string' ? data['sagaId'] : null
}

async function stop(
  r: Repositories,
  { runId, data, context, reason, code }: EndedRun,
  sagaId: string,
  definition: AnySaga | undefined,
): Promise<boolean> {
  let state: SagaState | null = await r.sagas.lock(sagaId)
  if (state === null && definition) {
    state = await beginSaga(r, context, definition, definition.inputOf(data), runId)
  }
  // Who goes on with any saga may have ended before it took it over.
  const waits = state?.runId === NO_RUN && definition === undefined
  if (state === null || (state.runId !== runId && !waits)) return false
  if (state.status === 'running') {
    return r.sagas.move(sagaId, state, { status: 'compensating', runId: NO_RUN, reason, code })
  }
  return (
    state.status === 'compensating' &&
    r.sagas.move(sagaId, state, { status: 'compensating', runId: NO_RUN })
  )
}
