import { compensate, type Compensation, type SagaUndo } from './compensate.ts'
import { withInngestErrors } from './durable.ts'
import type { RunStep, SagaTools } from './saga.ts'
import type { SagaState, SagaStepState } from './saga-log.ts'

/**
 * Undoes a saga without its run: goes through its body over what was recorded to find the undos, up to the
 * first step that was never done (a time-out may hide a success, so that one is undone too), then
 * compensates. Does nothing to a saga that is not `compensating`.
 */
export async function compensateSaga<Input extends Record<string, unknown>>(
  options: Omit<Compensation<Input>, 'attempt' | 'failure'> & { reason: string; code: string },
): Promise<void> {
  const { deps, context, sagaId, step, reason, code } = options
  const recorded = (await step.run('read what was done', () =>
    withInngestErrors(() =>
      deps.inTenant(context, async (r) => {
        const state = await r.sagas.lock(sagaId)
        return state && { state, steps: await r.sagas.steps(sagaId) }
      }),
    ),
  )) as { state: SagaState; steps: SagaStepState[] } | null
  if (recorded?.state.status !== 'compensating') return
  const { attempt } = recorded.state
  const undos = await collectUndos(options, recorded.steps)
  await compensate({ ...options, attempt, failure: { sagaId, attempt, reason, code } }, undos)
}

/** Ends the walk through a body at the first step that was never done. */
class NotDone extends Error {}

async function collectUndos<Input extends Record<string, unknown>>(
  {
    definition,
    deps,
    context,
    sagaId,
    input,
  }: Pick<Compensation<Input>, 'definition' | 'deps' | 'context' | 'sagaId' | 'input'>,
  steps: readonly SagaStepState[],
): Promise<SagaUndo[]> {
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
