import type { Deps, Repositories } from '../deps.ts'
import { withInngestErrors } from './durable.ts'
import type { EventContext } from './events.ts'
import { failSaga } from './fail-saga.ts'
import type { SagaState } from './saga-log.ts'
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
  /** The run that holds the saga: this one. */
  runId: string
  failure: SagaFailure
  step: StepRunner
}

const MARK = 'compensated'

/**
 * Undoes the steps of a saga that is `compensating` and this run's, the last one first, each as a durable
 * step with its own retries, and marks it as `compensated`. What was undone before is left out; a saga
 * that another run holds by now is left to it.
 * @throws what the failed undo threw, once the saga is `compensation_failed` and an alert is out
 */
export async function compensate<Input extends Record<string, unknown>>(
  options: Compensation<Input>,
  undos: readonly SagaUndo[],
): Promise<void> {
  const { definition, deps, context, input, sagaId, failure, step } = options
  const { attempt, runId } = options
  const { reason } = failure
  const mine: SagaState = { status: 'compensating', attempt, runId }

  /** A durable step on the saga while it is this run's to undo. @returns false when it is not */
  const once = async (name: string, failing: string, work: (r: Repositories) => Promise<void>) => {
    try {
      return await step.run(name, () =>
        withInngestErrors(() =>
          deps.inTenant(context, async (r) => {
            const state = await r.sagas.lock(sagaId)
            if (state?.status !== mine.status) return false
            if (state.attempt !== attempt || state.runId !== runId) return false
            await work(r)
            return true
          }),
        ),
      )
    } catch (error) {
      await step.run('compensation failed', () =>
        withInngestErrors(() =>
          deps.inTenant(context, (r) => failSaga(options, r, mine, failing, error)),
        ),
      )
      const facts = { err: error, sagaId, saga: definition.name, step: failing }
      deps.logger.error(facts, 'a saga could not be undone: it needs a person')
      throw error
    }
  }

  for (const { name, undo } of undos.toReversed()) {
    const isMine = await once(`undo ${name}`, name, async (r) => {
      const known = await r.sagas.findStep(sagaId, attempt, name)
      if (known?.undone) return
      await undo(r, known?.done ? known.output : null)
      await r.sagas.recordUndo(sagaId, attempt, name, reason)
    })
    if (!isMine) return
  }
  const isMine = await once(MARK, MARK, async (r) => {
    await definition.compensated?.(deps, r, context, input, failure)
    await r.sagas.move(sagaId, mine, { status: 'compensated' })
    const { name } = definition
    const subject = definition.subjectOf(input)
    const data = { sagaId, name, subject, outcome: 'compensated', reason }
    await r.events.append(context, [{ type: 'workflow.completed', subject, data }])
  })
  const tell = definition.tellCompensated
  if (!isMine || !tell) return
  try {
    await step.run('tell that it was undone', () =>
      withInngestErrors(() => tell(deps, context, input, failure)),
    )
  } catch (error) {
    deps.logger.error({ err: error, sagaId }, 'nobody was told of an undone saga')
  }
}
