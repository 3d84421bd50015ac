import { z } from 'zod'
import type { Repositories } from '../deps.ts'
import { payment as paymentEntity } from '../entities/payment.ts'
import { notFound } from '../registry/read-record.ts'
import { AppError } from '../shared/errors.ts'
import type { EventContext } from '../shared/events.ts'
import { lockedPayment } from './locked-payment.ts'
import { makeRefund } from './make-refund.ts'
import type { PaymentDeps } from './payment-deps.ts'
import type { Refund } from './records.ts'

/** What a caller says of a refund. */
export const refundInput = z.strictObject({
  /** Minor units of the payment's currency; all that is left of it when absent. */
  amount: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
  reason: z.string().trim().min(1).max(1000).optional(),
})
export type RefundInput = z.infer<typeof refundInput>

/**
 * Gives money of a payment back, or asks its gateway to.
 * @throws AppError `not_found`, `conflict` as holdRefund does, and when nothing is left of the payment
 */
export async function refundPayment(
  deps: PaymentDeps,
  r: Repositories,
  context: EventContext,
  paymentId: string,
  { amount, reason }: RefundInput,
): Promise<Refund> {
  const held = await lockedPayment(r, paymentId)
  if (!held) throw notFound(paymentEntity)
  const { payment } = held
  const left = payment.amount - payment.refundedTotal
  if (payment.status === 'captured' && left === 0) {
    throw new AppError('conflict', 'All of the payment went back, or is on its way')
  }
  return makeRefund(deps, r, context, { payment, amount: amount ?? left, reason: reason ?? null })
}
