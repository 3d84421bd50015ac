import type { Deps } from '../deps.ts'
import { payment } from '../entities/payment.ts'
import { refund } from '../entities/refund.ts'
import type { EventContext } from '../shared/events.ts'
import { findRecord } from '../shared/find-record.ts'
import { gatewayOf } from './gateway-of.ts'
import { currencyOf } from './records.ts'

/**
 * Asks the gateway of a pending refund to give the money back. The refund's id is the gateway's idempotency
 * key: however often this runs, it goes back once.
 * @returns null when the refund waits no more
 * @throws AppError `conflict` for a gateway that is not configured any more, and as `PaymentGateway` does
 */
export async function giveBack(
  deps: Pick<Deps, 'inTenant' | 'payments'>,
  context: EventContext,
  refundId: string,
): Promise<{ externalId: string | null } | null> {
  const asked = await deps.inTenant(context, async (r) => {
    const pending = await findRecord(r, refund, refundId)
    if (pending?.status !== 'pending') return null
    const of = await findRecord(r, payment, pending.paymentId)
    return of && { pending, of }
  })
  if (!asked) return null
  const { id: paymentId, gateway, externalId } = asked.of
  const { amount, reason } = asked.pending
  const currency = currencyOf(asked.pending)
  const given = { refundId, paymentId, externalId, amount, currency, reason }
  return gatewayOf(deps, gateway).refund(given)
}
