import type { Repositories } from '../deps.ts'
import { invoice } from '../entities/invoice.ts'
import { order } from '../entities/order.ts'
import { liveInvoiceOf } from '../invoicing/live-invoice-of.ts'
import { changeRecord } from '../registry/change-record.ts'
import type { RegistryDeps } from '../registry/surroundings.ts'
import type { EventContext } from '../shared/events.ts'
import { lockOrder } from '../orders/lock-order.ts'
import { moneyOfOrder } from './money-of-order.ts'
import { invoiceStatusOf, paymentStatusOf } from './payment-status-of.ts'

/**
 * Makes `paymentStatus` of an order, and `paidTotal` and `status` of its live invoice, what its payments and
 * refunds say. After every one of them; again: nothing changes.
 * @throws AppError `not_found`
 */
export async function settleOrderPayments(
  deps: RegistryDeps,
  r: Repositories,
  context: EventContext,
  orderId: string,
): Promise<void> {
  const held = await lockOrder(r, orderId)
  const money = await moneyOfOrder(r, held)
  const internal = { internal: true }
  const paymentStatus = paymentStatusOf(held.total, money)
  const { version } = held
  await changeRecord(deps, r, context, order, orderId, { version, paymentStatus }, internal)

  const live = await liveInvoiceOf(r, orderId)
  if (!live) return
  const paidTotal = money.captured - money.refunded
  const status = invoiceStatusOf(live.total, paidTotal)
  if (live.paidTotal === paidTotal && live.status === status) return
  const change = { version: live.version, paidTotal, status }
  await changeRecord(deps, r, context, invoice, live.id, change, internal)
}
