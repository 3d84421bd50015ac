import type { Repositories } from '../deps.ts'
import { payment } from '../entities/payment.ts'
import { refund } from '../entities/refund.ts'
import { lockOrder } from '../orders/lock-order.ts'
import { changeRecord } from '../registry/change-record.ts'
import { notFound } from '../registry/read-record.ts'
import { AppError } from '../shared/errors.ts'
import type { EventContext } from '../shared/events.ts'
import { findRecord } from '../shared/find-record.ts'
import { refundRequested } from './events.ts'
import { holdRefund } from './hold-refund.ts'
import type { PaymentDeps } from './payment-deps.ts'
import type { Refund } from './records.ts'

/**
 * Asks the gateway once more for a refund that failed, or of which nobody knows how it went. Its key is the
 * same, so that what went back already does not go back again.
 * @throws AppError `not_found`, `conflict` when it has succeeded, or its amount has gone back otherwise
 */
export async function retryRefund(
  deps: PaymentDeps,
  r: Repositories,
  context: EventContext,
  refundId: string,
): Promise<Refund> {
  const found = await findRecord(r, refund, refundId)
  if (!found) throw notFound(refund)
  const { paymentId, orderId, amount, currency } = found
  await lockOrder(r, orderId)
  const waiting = await findRecord(r, refund, refundId, { lock: true })
  if (!waiting || waiting.status === 'succeeded') {
    throw new AppError('conflict', 'The refund has succeeded already')
  }
  const { status, version } = waiting
  let pending: unknown = waiting
  if (status === 'failed') {
    const of = await findRecord(r, payment, paymentId, { lock: true })
    if (!of) throw notFound(payment)
    await holdRefund(deps, r, context, of, amount)
    const change = { version, status: 'pending', failureReason: null, finishedAt: null }
    pending = await changeRecord(deps, r, context, refund, refundId, change, { internal: true })
  }
  const data = { refundId, paymentId, orderId, amount, currency }
  await r.events.append(context, [{ type: refundRequested.type, subject: refundId, data }])
  return pending as Refund
}
