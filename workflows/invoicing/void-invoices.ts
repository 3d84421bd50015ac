import type { Repositories } from '../deps.ts'
import { invoice } from '../entities/invoice.ts'
import { asReason } from '../orders/as-reason.ts'
import { lockOrder } from '../orders/lock-order.ts'
import { changeRecord } from '../registry/change-record.ts'
import type { RegistryDeps } from '../registry/surroundings.ts'
import type { EventContext } from '../shared/events.ts'
import { invoiceVoided } from './events.ts'
import { liveInvoiceOf } from './live-invoice-of.ts'

/**
 * Voids the live invoice of an order; its number stays used (I6). What was paid stays paid: giving it back
 * is up to `refundExcess`.
 * @throws AppError `not_found`
 */
export async function voidInvoices(
  deps: RegistryDeps,
  r: Repositories,
  context: EventContext,
  orderId: string,
  reason = '',
): Promise<void> {
  await lockOrder(r, orderId)
  const live = await liveInvoiceOf(r, orderId)
  if (!live) return
  const { id, version, number } = live
  const change = {
    version,
    status: 'void',
    paidTotal: 0,
    voidedAt: new Date(deps.clock.now()).toISOString(),
    voidReason: asReason(reason) ?? 'The order does not hold any more',
  }
  await changeRecord(deps, r, context, invoice, id, change, { internal: true })
  await r.events.append(context, [
    {
      type: invoiceVoided.type,
      subject: id,
      data: { invoiceId: id, orderId, number, reason: change.voidReason },
    },
  ])
}
