import type { Repositories } from '../deps.ts'
import { asReason } from '../orders/as-reason.ts'
import type { RegistryDeps } from '../registry/surroundings.ts'
import type { EventContext } from '../shared/events.ts'
import { changePayment } from './change-payment.ts'
import { paymentFailed } from './events.ts'
import type { Payment } from './records.ts'

/**
 * The customer has not paid, or could not be asked; publishes `payment.failed`. Only a pending payment fails:
 * what is captured stays so. The order is locked by the caller.
 */
export async function failPayment(
  deps: RegistryDeps,
  r: Repositories,
  context: EventContext,
  payment: Payment,
  why: string | null,
): Promise<Payment> {
  if (payment.status !== 'pending') return payment
  const reason = asReason(why ?? '')
  const { id: paymentId, orderId, gateway } = payment
  const change = { status: 'failed', failureReason: reason } as const
  const failed = await changePayment(deps, r, context, payment, change)
  const data = { paymentId, orderId, gateway, reason }
  await r.events.append(context, [{ type: paymentFailed.type, subject: paymentId, data }])
  return failed
}
