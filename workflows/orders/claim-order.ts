import type { Deps, Repositories } from '../deps.ts'
import { orderProcessing } from '../entities/order-processing.ts'
import { changeRecord } from '../registry/change-record.ts'
import { AppError } from '../shared/errors.ts'
import type { EventContext } from '../shared/events.ts'
import { lockOrder } from './lock-order.ts'
import { moveOrder } from './move-order.ts'
import { processingOf } from './processing-of.ts'

/**
 * One record per order: PENDING, or FAILED when a dead letter is replayed, becomes PROCESSING, and so
 * does the order.
 * @throws AppError `not_found`, `conflict` for an order that is over or that the processor has not to do with
 */
export async function claimOrder(
  deps: Pick<Deps, 'newId' | 'clock' | 'cache'>,
  r: Repositories,
  context: EventContext,
  orderId: string,
): Promise<void> {
  const { status } = await lockOrder(r, orderId)
  const record = await processingOf(r, orderId, { lock: true })
  if (record === null) throw new AppError('conflict', 'Another saga has to do with the order')
  if (status !== 'pending' && status !== 'failed') {
    throw new AppError('conflict', `The order is ${status} already`)
  }
  await moveOrder(deps, r, context, orderId, 'processing')
  const change = {
    version: record.version,
    status: 'PROCESSING',
    attempts: record.attempts + 1,
    errorCode: null,
    errorMessage: null,
    startedAt: new Date(deps.clock.now()).toISOString(),
    finishedAt: null,
  }
  await changeRecord(deps, r, context, orderProcessing, record.id, change, { internal: true })
}
