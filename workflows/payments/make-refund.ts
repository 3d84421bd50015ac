import type { Repositories } from '../deps.ts'
import { refund } from '../entities/refund.ts'
import { createRecord } from '../registry/create-record.ts'
import type { EventContext } from '../shared/events.ts'
import { refundRequested } from './events.ts'
import { finishRefund } from './finish-refund.ts'
import { holdRefund } from './hold-refund.ts'
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
 * process, otherwise by `refund.requested`.
 * @throws AppError `conflict` as holdRefund does
 */
export async function makeRefund(
  deps: PaymentDeps,
  r: Repositories,
  context: EventContext,
  { payment, amount, reason }: NewRefund,
): Promise<Refund> {
  const { id: paymentId, orderId, currency } = payment
  await holdRefund(deps, r, context, payment, amount)
  const input = { paymentId, orderId, amount, currency, reason }
  const options = { internal: true, continues: true }
  const made: unknown = await createRecord(deps, r, context, refund, input, options)
  const pending = made as Refund
  if (deps.payments.get(payment.gateway)?.immediate) {
    return finishRefund(deps, r, context, pending.id, { status: 'succeeded', externalId: null })
  }
  const data = { refundId: pending.id, paymentId, orderId, amount, currency }
  await r.events.append(context, [{ type: refundRequested.type, subject: pending.id, data }])
  return pending
}
