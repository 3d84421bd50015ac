import type { Repositories } from '../deps.ts'
import type { SagaRecord, SagaStepRecord } from '../shared/saga-log.ts'
import { findSaga } from './find-saga.ts'
import { maskSecrets } from './mask-secrets.ts'

/**
 * A saga with the steps of all its attempts, for people: without secrets.
 * @throws AppError `not_found`
 */
export async function readSaga(
  r: Pick<Repositories, 'sagaReader'>,
  id: string,
): Promise<SagaRecord & { steps: SagaStepRecord[] }> {
  const saga = showSaga(await findSaga(r, id))
  const steps = await r.sagaReader.stepsOf(id)
  return { ...saga, steps: maskSecrets(steps) as SagaStepRecord[] }
}

/** A saga as people may see it. */
export const showSaga = (saga: SagaRecord): SagaRecord => maskSecrets(saga) as SagaRecord
