import type { Repositories } from '../deps.ts'
import { orderProcessing } from '../entities/order-processing.ts'
import { order } from '../entities/order.ts'
import type { RecordOf } from '../registry/entity.ts'
import { notFound, readRecord } from '../registry/read-record.ts'
import { processingOf } from './processing-of.ts'

/** @throws AppError `not_found` when there is no such order, or the processor has nothing to do with it */
export async function readProcessing(
  r: Pick<Repositories, 'records'>,
  orderId: string,
): Promise<RecordOf<typeof orderProcessing>> {
  await readRecord(r, order, orderId)
  const record = await processingOf(r, orderId)
  if (record === null) throw notFound(orderProcessing)
  return record
}
