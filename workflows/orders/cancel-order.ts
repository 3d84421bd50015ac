import type { Repositories } from '../deps.ts'
import { releaseOrder } from '../inventory/release-order.ts'
import { replaceInvoice } from '../invoicing/replace-invoice.ts'
import { voidInvoices } from '../invoicing/void-invoices.ts'
import { cancelPendingPayments } from '../payments/cancel-pending-payments.ts'
import type { PaymentDeps } from '../payments/payment-deps.ts'
import { refundExcess } from '../payments/refund-excess.ts'
import { cancelSupply } from '../production/cancel-supply.ts'
import { AppError } from '../shared/errors.ts'
import type { EventContext } from '../shared/events.ts'
import { isOver } from './is-over.ts'
import { lockOrder, type Order } from './lock-order.ts'
import { moveOrder } from './move-order.ts'

/**
 * Cancels an order, as long as not all of it is delivered: its stock is free, what was planned for it is
 * not made or bought, its invoice is void or for what was delivered, and what was paid beyond that goes
 * back. What was delivered stays (I7). A saga that is booking it finds it cancelled, and undoes the rest.
 * @throws AppError `not_found`, `conflict` when it is failed, cancelled or delivered (I12)
 */
export async function cancelOrder(
  deps: PaymentDeps,
  r: Repositories,
  context: EventContext,
  orderId: string,
  { reason: given }: { reason: string },
): Promise<Order> {
  const reason = given.toWellFormed().trim()
  const { status, items } = await lockOrder(r, orderId)
  if (status === 'failed' || status === 'cancelled') {
    throw new AppError('conflict', `The order is ${status} already`)
  }
  const hasDelivered = items.some(({ delivered }) => delivered > 0)
  if (hasDelivered && items.every(isOver)) {
    throw new AppError('conflict', 'The order is delivered: what was delivered cannot be cancelled')
  }
  // Production, then money, then stock: the order in which everybody locks them.
  await cancelSupply(deps, r, context, orderId)
  await moveOrder(deps, r, context, orderId, 'cancelled', reason)
  await cancelPendingPayments(deps, r, context, orderId)
  if (hasDelivered) await replaceInvoice(deps, r, context, orderId)
  else await voidInvoices(deps, r, context, orderId, reason)
  await refundExcess(deps, r, context, orderId, reason)
  await releaseOrder(deps, r, context, orderId)
  return lockOrder(r, orderId)
}
