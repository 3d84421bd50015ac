import { nameOfActor } from '../approvals/name-of-actor.ts'
import type { Repositories } from '../deps.ts'
import { AppError } from '../shared/errors.ts'
import type { EventContext } from '../shared/events.ts'
import { sagaCancelRequested } from '../shared/saga-events.ts'
import { NO_RUN, type SagaRecord } from '../shared/saga-log.ts'
import { findSaga } from './find-saga.ts'

/** What its failure is called when somebody stopped a saga. */
export const CANCELLED = 'cancelled'

/**
 * Stops a running saga: from here on its run can do nothing more, and what it did is undone. Against the
 * last step one of the two wins.
 * @throws AppError `not_found`, `conflict` when it does not run any more
 */
export async function cancelSaga(
  r: Repositories,
  context: EventContext,
  id: string,
  { reason: said }: { reason?: string | undefined } = {},
): Promise<SagaRecord> {
  const state = await r.sagas.lock(id)
  const { name, subject } = await findSaga(r, id)
  if (state?.status !== 'running') {
    throw new AppError(
      'conflict',
      `The saga is ${state?.status}: only a running one can be cancelled`,
    )
  }
  const { type, id: actorId } = context.actor
  const who = (await nameOfActor(r, `${type}:${actorId}`)) ?? `${type} ${actorId}`
  const reason = `Cancelled by ${who}${said === undefined ? '' : `: ${said}`}`
  const change = { status: 'compensating', runId: NO_RUN, reason, code: CANCELLED } as const
  await r.sagas.move(id, state, change)
  r.audit.record({
    action: 'cancelled',
    entity: 'saga',
    recordId: id,
    before: { status: state.status },
    after: { status: change.status, reason },
  })
  const data = { sagaId: id, name, subject }
  await r.events.append(context, [{ type: sagaCancelRequested.type, subject, data }])
  return findSaga(r, id)
}
