import type { Repositories } from '../deps.ts'
import { payment } from '../entities/payment.ts'
import { refund } from '../entities/refund.ts'
import { changeRecord } from '../registry/change-record.ts'
import { notFound } from '../registry/read-record.ts'
import type { RegistryDeps } from '../registry/surroundings.ts'
import type { EventContext } from '../shared/events.ts'
import { findRecord } from '../shared/find-record.ts'
import { changePayment } from './change-payment.ts'
import { refundFinished } from './events.ts'
import { asReason } from '../orders/as-reason.ts'
import { lockOrder } from '../orders/lock-order.ts'
import type { Refund } from './records.ts'
import { settleOrderPayments } from './settle-order-payments.ts'

export type RefundOutcome =
  | { status: 'succeeded'; externalId: string | null }
  | { status: 'failed'; reason: string }

/**
 * A gateway gave the money back, or refused to: then the amount is free for another refund, and an alert asks
 * for a person. Only a pending refund is finished; publishes `refund.finished`.
 * @throws AppError `not_found`
 */
export async function finishRefund(
  deps: RegistryDeps,
  r: Repositories,
  context: EventContext,
  refundId: string,
  outcome: RefundOutcome,
): Promise<Refund> {
  const found = await findRecord(r, refund, refundId)
  if (!found) throw notFound(refund)
  const { orderId, paymentId, amount, currency } = found
  await lockOrder(r, orderId)
  const pending = await findRecord(r, refund, refundId, { lock: true })
  if (pending?.status !== 'pending') return pending ?? found
  const succeeded = outcome.status === 'succeeded'
  const reason = succeeded ? null : asReason(outcome.reason)
  const change = {
    version: pending.version,
    status: outcome.status,
    finishedAt: new Date(deps.clock.now()).toISOString(),
    failureReason: reason,
    ...(succeeded ? { externalId: outcome.externalId } : {}),
  }
  const internal = { internal: true }
  const finished: unknown = await changeRecord(deps, r, context, refund, refundId, change, internal)
  const of = succeeded ? null : await findRecord(r, payment, paymentId, { lock: true })
  if (of) {
    const refundedTotal = of.refundedTotal - amount
    await changePayment(deps, r, context, of, { refundedTotal })
  }
  const { status } = outcome
  const data = { refundId, paymentId, orderId, amount, currency, status, reason }
  const message = `The refund ${refundId} of ${amount} minor units of ${currency} failed: ${reason}`
  await r.events.append(context, [
    { type: refundFinished.type, subject: refundId, data },
    ...(succeeded
      ? []
      : [
          {
            type: 'alert.triggered',
            subject: refundId,
            data: { name: 'refund.failed', subject: refundId, message },
          },
        ]),
  ])
  await settleOrderPayments(deps, r, context, orderId)
  return finished as Refund
}
