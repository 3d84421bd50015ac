import { compensate, type Compensation, type SagaUndo } from './compensate.ts'
import { withInngestErrors } from './durable.ts'
import { NO_RUN, type SagaState, type SagaStepState } from './saga-log.ts'
import type { RunStep, SagaTools } from './saga.ts'

/** Ends the walk through a body at the first step that was never done. */
class NotDone extends Error {}

/**
 * Undoes a saga without the run that did it: goes through its body over what was recorded to find the
 * undos, up to the first step that was never done (a time-out may hide a success, so that one is undone
 * too), then compensates. A saga that is not `compensating`, or another run's to undo, is left alone.
 */
export async function compensateSaga<Input extends Record<string, unknown>>(
  options: Omit<Compensation<Input>, 'attempt' | 'failure'> & { reason: string; code: string },
): Promise<void> {
  const { deps, context, sagaId, runId, step, reason, code } = options
  const taken = (await step.run('take over', () =>
    withInngestErrors(() =>
      deps.inTenant(context, async (r) => {
        const state = await r.sagas.lock(sagaId)
        if (state?.status !== 'compensating') return null
        if (state.runId === NO_RUN) {
          await r.sagas.move(sagaId, state, { status: 'compensating', runId })
        } else if (state.runId !== runId) return null
        return { state, steps: await r.sagas.steps(sagaId, state.attempt) }
      }),
    ),
  )) as { state: SagaState; steps: SagaStepState[] } | null
  if (taken === null) return
  const { attempt } = taken.state
  const undos = await undosOf(options, taken.steps)
  await compensate({ ...options, attempt, failure: { sagaId, attempt, reason, code } }, undos)
}

/** The undos of what was done, in the order of the body. */
async function undosOf<Input extends Record<string, unknown>>(
  options: Pick<Compensation<Input>, 'definition' | 'deps' | 'context' | 'sagaId' | 'input'>,
  steps: readonly SagaStepState[],
): Promise<SagaUndo[]> {
  const { definition, deps, context, sagaId, input } = options
  const done = new Map(steps.filter((each) => each.done).map(({ step, output }) => [step, output]))
  const undos: SagaUndo[] = []
  const run: RunStep = async (name, { undo }) => {
    if (typeof undo === 'function') undos.push({ name, undo: undo as SagaUndo['undo'] })
    if (!done.has(name)) throw new NotDone()
    return done.get(name) as never
  }
  const tools: SagaTools<Input> = {
    deps,
    context,
    sagaId,
    input,
    run,
    finish: async () => {
      throw new NotDone()
    },
    tell: async () => {},
    wait: async () => {},
  }
  try {
    await definition.body(tools)
  } catch (error) {
    if (!(error instanceof NotDone)) throw error
  }
  return undos
}
