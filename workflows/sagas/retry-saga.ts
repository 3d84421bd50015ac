import type { Deps, Repositories } from '../deps.ts'
import { AppError } from '../shared/errors.ts'
import type { EventContext } from '../shared/events.ts'
import { sagaRetryRequested } from '../shared/saga-events.ts'
import { NO_RUN, type SagaRecord, type SagaState } from '../shared/saga-log.ts'
import { findSaga } from './find-saga.ts'

/** After so many minutes without progress a saga counts as one that lost its run. */
export const STUCK_AFTER = 10

/**
 * Lets a saga go on where it stopped: one whose undo failed is undone from there, a compensated one starts
 * over from its first step that was not kept, and one that has made no progress for ten minutes gets another
 * run. The run that it had before can do nothing more.
 * @throws AppError `not_found`, `conflict` when it is completed, or is still being worked on
 */
export async function retrySaga(
  deps: Pick<Deps, 'clock'>,
  r: Repositories,
  context: EventContext,
  id: string,
): Promise<SagaRecord> {
  const state = await r.sagas.lock(id)
  const { name, subject } = await findSaga(r, id)
  const next = state && (await resumed(deps, r, id, state))
  if (!state || !next)
    throw new AppError('conflict', 'The saga is completed: there is nothing to do')
  r.audit.record({
    action: 'retried',
    entity: 'saga',
    recordId: id,
    before: { status: state.status, attempt: state.attempt },
    after: next,
  })
  const data = { sagaId: id, name, subject }
  await r.events.append(context, [{ type: sagaRetryRequested.type, subject, data }])
  return findSaga(r, id)
}

/** How the saga goes on, for the run that takes it over; null when it is completed. */
async function resumed(
  { clock }: Pick<Deps, 'clock'>,
  r: Repositories,
  id: string,
  state: SagaState,
): Promise<{ status: string; attempt: number } | null> {
  const { status, attempt } = state
  switch (status) {
    case 'completed':
      return null
    case 'compensated': {
      const over = await r.sagas.startOver(id, NO_RUN)
      return { status: over.status, attempt: over.attempt }
    }
    case 'compensation_failed':
      await r.sagas.move(id, state, { status: 'compensating', runId: NO_RUN })
      return { status: 'compensating', attempt }
    case 'running':
    case 'compensating': {
      const quiet = (clock.now() - (await r.sagas.progressedAt(id))) / 60_000
      if (quiet < STUCK_AFTER) {
        const rule = `it can be retried after ${STUCK_AFTER} minutes without progress`
        throw new AppError('conflict', `The saga is ${status}: ${rule}`)
      }
      await r.sagas.move(id, state, { status, runId: NO_RUN })
      return { status, attempt }
    }
  }
}
