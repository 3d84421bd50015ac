import type { Deps, Repositories } from '../deps.ts'
import { orderProcessing } from '../entities/order-processing.ts'
import { changeRecord } from '../registry/change-record.ts'
import { AppError } from '../shared/errors.ts'
import type { EventContext } from '../shared/events.ts'
import { commitOrder } from './commit-order.ts'
import { orderProcessed } from './events.ts'
import { processingOf } from './processing-of.ts'

/**
 * The order is completed, if it can be there by the day that was promised; its record is COMPLETED, and
 * `order.processed` says so.
 * @throws AppError `conflict` as commitOrder does
 */
export async function completeProcessing(
  deps: Deps,
  r: Repositories,
  context: EventContext,
  orderId: string,
): Promise<{ orderId: string }> {
  await commitOrder(deps, r, context, orderId)
  const record = await processingOf(r, orderId, { lock: true })
  if (record === null) throw new AppError('conflict', 'The order has no record of the processor')
  const finishedAt = new Date(deps.clock.now()).toISOString()
  const change = { version: record.version, status: 'COMPLETED', finishedAt }
  await changeRecord(deps, r, context, orderProcessing, record.id, change, { internal: true })
  const data = { orderId, status: 'completed', errorCode: null, errorMessage: null }
  await r.events.append(context, [{ type: orderProcessed.type, subject: orderId, data }])
  return { orderId }
}
