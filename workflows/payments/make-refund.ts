import type { Repositories } from '../deps.ts'
import { refund } from '../entities/refund.ts'
import { createRecord } from '../registry/create-record.ts'
import { AppError } from '../shared/errors.ts'
import type { EventContext } from '../shared/events.ts'
import { changePayment } from './change-payment.ts'
import { refundRequested } from './events.ts'
import { finishRefund } from './finish-refund.ts'
import type { Payment, Refund } from './records.ts'
import type { PaymentDeps } from './payment-deps.ts'

export interface NewRefund {
  /** Read after its order was locked. */
  payment: Payment
  /** Minor units. */
  amount: number
  reason: string | null
}

/**
 * Puts an amount of a payment aside and asks its gateway to give it back: at once where that leaves no
 * process, otherwise by `refund.requested`. What is on its way counts, so that refunds never exceed what was
 * captured (I8).
 * @throws AppError `conflict` when the payment is not captured, or less than `amount` is left of it
 */
export async function makeRefund(
  deps: PaymentDeps,
  r: Repositories,
  context: EventContext,
  { payment, amount, reason }: NewRefund,
): Promise<Refund> {
  requireRefundable(payment, amount)
  const { id: paymentId, orderId, currency, refundedTotal } = payment
  await changePayment(deps, r, context, payment, { refundedTotal: refundedTotal + amount })
  const input = { paymentId, orderId, amount, currency, reason }
  const made: unknown = await createRecord(deps, r, context, refund, input, { internal: true })
  const pending = made as Refund
  if (deps.payments.get(payment.gateway)?.immediate) {
    return finishRefund(deps, r, context, pending.id, { status: 'succeeded', externalId: null })
  }
  const data = { refundId: pending.id, paymentId, orderId, amount, currency }
  await r.events.append(context, [{ type: refundRequested.type, subject: pending.id, data }])
  return pending
}

function requireRefundable(payment: Payment, amount: number): void {
  const { status, currency } = payment
  if (status !== 'captured') {
    throw new AppError('conflict', `The payment is ${status}: only what was captured goes back`)
  }
  const left = payment.amount - payment.refundedTotal
  if (amount <= left) return
  const rule = `is more than what is left of the payment: ${left} minor units of ${currency}`
  throw new AppError('conflict', `The amount ${rule}`, { fields: [{ field: 'amount', rule }] })
}
