import type { Repositories } from '../deps.ts'
import { AppError } from '../shared/errors.ts'
import type { SagaRecord } from '../shared/saga-log.ts'

/** @throws AppError `not_found` */
export async function findSaga(
  r: Pick<Repositories, 'sagaReader'>,
  id: string,
): Promise<SagaRecord> {
  const found = await r.sagaReader.find(id)
  if (!found) throw new AppError('not_found', `There is no saga ${id}`)
  return found
}
