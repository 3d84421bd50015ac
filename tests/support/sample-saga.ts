import { compensateSaga } from '../../workflows/shared/compensate-saga.ts'
import type { EventContext } from '../../workflows/shared/events.ts'
import { runSaga } from '../../workflows/shared/run-saga.ts'
import { NO_RUN } from '../../workflows/shared/saga-log.ts'
import type { SagaDefinition, SagaTools } from '../../workflows/shared/saga.ts'
import type { StepTools } from '../../workflows/shared/step-tools.ts'
import type { MemorySagas } from './memory-saga-log.ts'

export type Input = { id: string }

export const context: EventContext = {
  organizationId: 'o',
  workspaceId: 'w',
  actor: { type: 'system', id: 'test' },
  source: 'test',
}

/** Steps that run at once and are not remembered: as if every answer to the engine were lost. */
export const forgetful: StepTools = {
  run: (_, work) => work(),
  sleep: async () => {},
  waitForEvent: async () => null,
}

/** Steps that a repeat of the run does not run again. */
export function remembering(): StepTools {
  const known = new Map<string, { output: unknown } | { error: unknown }>()
  return {
    run: async (id, work) => {
      if (!known.has(id)) {
        const result = await work().then(
          (output) => ({ output }),
          (error: unknown) => ({ error }),
        )
        known.set(id, result)
      }
      const result = known.get(id)
      if (result && 'error' in result) throw result.error
      return result?.output
    },
    sleep: async () => {},
    waitForEvent: async () => null,
  }
}

export const sagaOf = <T>(
  body: (tools: SagaTools<Input>) => Promise<T>,
  more: Partial<SagaDefinition<Input, T>> = {},
): SagaDefinition<Input, T> => ({
  name: 'test',
  idOf: ({ id }) => id,
  subjectOf: ({ id }) => id,
  inputOf: ({ id }) => ({ id: String(id) }),
  body,
  ...more,
})

export const start = <T>(
  memory: MemorySagas,
  definition: SagaDefinition<Input, T>,
  { runId = 'run', step = forgetful } = {},
) => runSaga({ definition, deps: memory.deps, context, input: { id: 's' }, runId, step })

export const undo = (
  memory: MemorySagas,
  definition: SagaDefinition<Input>,
  { runId = 'undoer', step = forgetful } = {},
) => {
  const why = { reason: 'Cancelled', code: 'cancelled' }
  const { deps } = memory
  return compensateSaga({
    definition,
    deps,
    context,
    input: { id: 's' },
    sagaId: 's',
    runId,
    step,
    ...why,
  })
}

/** What `cancelSaga` does to the log. @returns whether the saga still ran */
export const stop = (memory: MemorySagas) =>
  memory.inTenant(context, async (r) => {
    const state = await r.sagas.lock('s')
    if (state?.status !== 'running') return false
    return r.sagas.move('s', state, {
      status: 'compensating',
      runId: NO_RUN,
      reason: 'Cancelled',
      code: 'cancelled',
    })
  })
