import type { Repositories } from '../deps.ts'
import type { EventContext } from './events.ts'
import { NO_RUN, type SagaState } from './saga-log.ts'
import type { SagaDefinition } from './saga.ts'

/**
 * Starts the saga of an input, or finds it: one that waits for a run gets this one, and one that was
 * compensated starts over when its definition says so. Whether it is the run's own, its `runId` tells.
 */
export async function beginSaga<Input extends Record<string, unknown>, Result>(
  r: Repositories,
  context: EventContext,
  definition: SagaDefinition<Input, Result>,
  input: Input,
  runId: string,
): Promise<SagaState> {
  const { organizationId: _, workspaceId: __, ...cause } = context
  const id = definition.idOf(input)
  const { name } = definition
  const subject = definition.subjectOf(input)
  const { isNew, ...state } = await r.sagas.start({ id, name, subject, runId, input, cause })
  if (isNew) {
    const data = { sagaId: id, name, subject }
    await r.events.append(context, [{ type: 'workflow.started', subject, data }])
    return state
  }
  if (state.status === 'running' && state.runId === NO_RUN) {
    await r.sagas.move(id, state, { status: 'running', runId })
    return { ...state, runId }
  }
  const again =
    state.status === 'compensated' && ((await definition.mayStartOver?.(r, input)) ?? false)
  return again ? r.sagas.startOver(id, runId) : state
}
