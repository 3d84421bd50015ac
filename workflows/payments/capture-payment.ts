import type { Repositories } from '../deps.ts'
import type { EventContext } from '../shared/events.ts'
import { changePayment } from './change-payment.ts'
import { paymentCaptured } from './events.ts'
import type { PaymentDeps } from './payment-deps.ts'
import type { Payment } from './records.ts'
import { refundExcess } from './refund-excess.ts'

/**
 * The money of a payment is there. Captured is final: again, nothing happens. What was paid beyond what the
 * order amounts to (all of it, when the order was cancelled) goes back at once; publishes `payment.captured`.
 * The order is locked by the caller.
 */
export async function capturePayment(
  deps: PaymentDeps,
  r: Repositories,
  context: EventContext,
  payment: Payment,
  externalId: string | null,
): Promise<Payment> {
  if (payment.status === 'captured') return payment
  const { id: paymentId, orderId, gateway, amount, currency } = payment
  const captured = await changePayment(deps, r, context, payment, {
    status: 'captured',
    capturedAt: new Date(deps.clock.now()).toISOString(),
    failureReason: null,
    externalId: externalId ?? payment.externalId,
  })
  const data = { paymentId, orderId, gateway, amount, currency }
  await r.events.append(context, [{ type: paymentCaptured.type, subject: paymentId, data }])
  await refundExcess(deps, r, context, orderId, 'More was paid than the order amounts to')
  return captured
}
