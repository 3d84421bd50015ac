import type { Deps } from '../deps.ts'
import { order } from '../entities/order.ts'
import { payment } from '../entities/payment.ts'
import type { EventContext } from '../shared/events.ts'
import { findRecord } from '../shared/find-record.ts'
import { gatewayOf } from './gateway-of.ts'
import type { ChargeResult } from './ports.ts'
import { currencyOf } from './records.ts'

/**
 * Asks the gateway of a pending payment to charge for it. The payment's id is the gateway's idempotency key:
 * however often this runs, the customer is asked once.
 * @returns null when the payment waits no more
 * @throws AppError `conflict` for a gateway that is not configured any more, and as `PaymentGateway` does
 */
export async function askToPay(
  deps: Pick<Deps, 'inTenant' | 'payments'>,
  context: EventContext,
  paymentId: string,
): Promise<ChargeResult | null> {
  const asked = await deps.inTenant(context, async (r) => {
    const found = await findRecord(r, payment, paymentId)
    if (found?.status !== 'pending') return null
    return { found, of: await findRecord(r, order, found.orderId) }
  })
  if (!asked) return null
  const { gateway, amount, orderId } = asked.found
  const { organizationId, workspaceId } = context
  const orderNumber = asked.of?.number ?? orderId
  return gatewayOf(deps, gateway).charge({
    scope: { organizationId, workspaceId },
    paymentId,
    orderNumber,
    amount,
    currency: currencyOf(asked.found),
    description: `Order ${orderNumber}`,
  })
}
