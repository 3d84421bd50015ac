import type { Deps, Repositories } from '../deps.ts'
import { withInngestErrors } from './durable.ts'
import type { EventContext } from './events.ts'
import { reasonOf } from './saga-failure.ts'
import type { SagaDefinition, SagaFailure, StepRunner } from './saga.ts'

export interface SagaUndo {
  name: string
  undo: (repositories: Repositories, output: unknown) => Promise<void>
}

export interface Compensation<Input extends Record<string, unknown>> {
  definition: SagaDefinition<Input>
  deps: Deps
  context: EventContext
  input: Input
  sagaId: string
  attempt: number
  failure: SagaFailure
  step: StepRunner
}

/**
 * Undoes the steps of a saga that is `compensating`, the last one first, each as a durable step with its
 * own retries, and marks it as `compensated`. What was undone before, or by somebody else, is left out.
 * @throws what the failed undo threw, once the saga is `compensation_failed` and an alert is out
 */
export async function compensate<Input extends Record<string, unknown>>(
  options: Compensation<Input>,
  undos: readonly SagaUndo[],
): Promise<void> {
  const { definition, deps, context, input, sagaId, attempt, failure, step } = options
  const { reason } = failure
  const once = (name: string, work: (r: Repositories) => Promise<void>) =>
    step.run(name, () => withInngestErrors(() => deps.inTenant(context, work)))

  for (const { name, undo } of undos.toReversed()) {
    try {
      await once(`undo ${name}`, async (r) => {
        const state = await r.sagas.lock(sagaId)
        if (state?.status !== 'compensating' || state.attempt !== attempt) return
        if (await r.sagas.isUndone(sagaId, name)) return
        const done = await r.sagas.findStep(sagaId, name)
        await undo(r, done?.output ?? null)
        await r.sagas.recordUndo(sagaId, name, reason)
      })
    } catch (error) {
      await once('compensation failed', (r) => fail(options, r, name, error))
      deps.logger.error({ err: error, sagaId, step: name }, 'a saga could not be undone')
      throw error
    }
  }
  await once('compensated', async (r) => {
    if (!(await r.sagas.move(sagaId, ['compensating'], 'compensated'))) return
    await definition.compensated?.(deps, r, context, input, failure)
    await r.events.append(context, [completed(options, 'compensated', reason)])
  })
  const tell = definition.tellCompensated
  if (!tell) return
  try {
    await step.run('tell that it was undone', () =>
      withInngestErrors(() => tell(deps, context, input, failure)),
    )
  } catch (error) {
    deps.logger.error({ err: error, sagaId }, 'nobody was told of an undone saga')
  }
}

async function fail<Input extends Record<string, unknown>>(
  options: Compensation<Input>,
  r: Repositories,
  failedStep: string,
  error: unknown,
): Promise<void> {
  const { definition, context, sagaId } = options
  const why = `${failedStep} could not be undone: ${reasonOf(error)}`
  await r.sagas.recordFailure(sagaId, failedStep, reasonOf(error))
  const from = ['compensating'] as const
  if (!(await r.sagas.move(sagaId, from, 'compensation_failed', { failedStep }))) return
  const message = `The saga ${definition.name} of ${definition.subjectOf(options.input)}: ${why}`
  await r.events.append(context, [
    completed(options, 'compensation_failed', why),
    {
      type: 'alert.triggered',
      subject: sagaId,
      data: { name: 'saga.compensation_failed', subject: sagaId, message },
    },
  ])
}

function completed<Input extends Record<string, unknown>>(
  { definition, input, sagaId }: Compensation<Input>,
  outcome: 'compensated' | 'compensation_failed',
  reason: string,
) {
  const { name } = definition
  const subject = definition.subjectOf(input)
  return { type: 'workflow.completed', subject, data: { sagaId, name, subject, outcome, reason } }
}
