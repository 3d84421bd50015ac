import type { Repositories } from '../deps.ts'
import type { EventContext } from './events.ts'
import { reasonOf } from './saga-failure.ts'
import type { SagaState } from './saga-log.ts'
import type { SagaDefinition } from './saga.ts'

interface FailedCompensation<Input extends Record<string, unknown>> {
  definition: SagaDefinition<Input>
  context: EventContext
  input: Input
  sagaId: string
}

/** Marks a saga as `compensation_failed`, once, and calls for a person. Its own reason stays. */
export async function failSaga<Input extends Record<string, unknown>>(
  { definition, context, input, sagaId }: FailedCompensation<Input>,
  r: Repositories,
  from: SagaState,
  failedStep: string,
  error: unknown,
): Promise<void> {
  if (!(await r.sagas.move(sagaId, from, { status: 'compensation_failed', failedStep }))) return
  const cause = reasonOf(error)
  await r.sagas.recordFailure(sagaId, from.attempt, failedStep, cause)
  const { name } = definition
  const subject = definition.subjectOf(input)
  const reason = `The undo of “${failedStep}” failed: ${cause}`
  const outcome = 'compensation_failed'
  await r.events.append(context, [
    { type: 'workflow.completed', subject, data: { sagaId, name, subject, outcome, reason } },
    {
      type: 'alert.triggered',
      subject: sagaId,
      data: {
        name: 'saga.compensation_failed',
        subject: sagaId,
        message: `The saga ${name} of ${subject} is only partly undone. ${reason}`,
      },
    },
  ])
}
