import type { Repositories } from '../deps.ts'
import type { EventContext } from '../shared/events.ts'
import { capturePayment } from './capture-payment.ts'
import { changePayment } from './change-payment.ts'
import { lockedPayment } from './locked-payment.ts'
import type { PaymentDeps } from './payment-deps.ts'
import type { ChargeResult } from './ports.ts'

/** Keeps what a gateway answered. A notice may have come first, and the order may be cancelled by now. */
export async function keepCharge(
  deps: PaymentDeps,
  r: Repositories,
  context: EventContext,
  paymentId: string,
  result: ChargeResult,
): Promise<void> {
  const held = await lockedPayment(r, paymentId)
  if (!held) return
  const { externalId } = result
  await (result.status === 'captured'
    ? capturePayment(deps, r, context, held.payment, externalId)
    : changePayment(deps, r, context, held.payment, { externalId, payUrl: result.payUrl }))
}
