import type { Repositories } from '../deps.ts'
import type { EventContext } from './events.ts'
import type { SagaHold } from './saga-log.ts'
import type { SagaDefinition } from './saga.ts'

interface CompleteSaga<Input extends Record<string, unknown>, Result> extends SagaHold {
  definition: SagaDefinition<Input, Result>
  context: EventContext
  input: Input
  sagaId: string
}

/** Marks a saga as completed, once, if it still runs and is the holder's. */
export function completeSaga<Input extends Record<string, unknown>, Result>(
  options: CompleteSaga<Input, Result>,
): (r: Repositories) => Promise<void> {
  const { definition, context, input, sagaId, attempt, runId } = options
  const running = { status: 'running', attempt, runId } as const
  return async (r) => {
    if (!(await r.sagas.move(sagaId, running, { status: 'completed' }))) return
    const { name } = definition
    const subject = definition.subjectOf(input)
    const data = { sagaId, name, subject, outcome: 'completed', reason: null }
    await r.events.append(context, [{ type: 'workflow.completed', subject, data }])
  }
}
