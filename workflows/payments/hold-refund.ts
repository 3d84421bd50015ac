import type { Repositories } from '../deps.ts'
import type { RegistryDeps } from '../registry/surroundings.ts'
import { AppError } from '../shared/errors.ts'
import type { EventContext } from '../shared/events.ts'
import { changePayment } from './change-payment.ts'
import type { Payment } from './records.ts'

/**
 * Puts an amount of a payment aside for a refund. What is on its way counts, so that refunds never exceed what
 * was captured (I8). The order is locked by the caller.
 * @throws AppError `conflict` when the payment is not captured, or less than `amount` is left of it
 */
export async function holdRefund(
  deps: RegistryDeps,
  r: Repositories,
  context: EventContext,
  payment: Payment,
  amount: number,
): Promise<void> {
  const { status, currency, refundedTotal } = payment
  if (status !== 'captured') {
    throw new AppError('conflict', `The payment is ${status}: only what was captured goes back`)
  }
  const left = payment.amount - refundedTotal
  if (amount > left) {
    const rule = `is more than what is left of the payment: ${left} minor units of ${currency}`
    throw new AppError('conflict', `The amount ${rule}`, { fields: [{ field: 'amount', rule }] })
  }
  await changePayment(deps, r, context, payment, { refundedTotal: refundedTotal + amount })
}
