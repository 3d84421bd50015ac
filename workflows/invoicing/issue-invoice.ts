import type { Repositories } from '../deps.ts'
import { lockOrder } from '../orders/lock-order.ts'
import { settleOrderPayments } from '../payments/settle-order-payments.ts'
import type { RegistryDeps } from '../registry/surroundings.ts'
import { AppError } from '../shared/errors.ts'
import type { EventContext } from '../shared/events.ts'
import { liveInvoiceOf } from './live-invoice-of.ts'
import { writeInvoice } from './write-invoice.ts'

/**
 * The one live invoice of an order: issued now, or before. What was paid already counts.
 * @returns `total` in minor units
 * @throws AppError `not_found`, `conflict` for an order that failed or was cancelled, and as writeInvoice does
 */
export async function issueInvoice(
  deps: RegistryDeps,
  r: Repositories,
  context: EventContext,
  orderId: string,
): Promise<{ invoiceId: string; number: string; total: number }> {
  const order = await lockOrder(r, orderId)
  const live = await liveInvoiceOf(r, orderId)
  if (live) return { invoiceId: live.id, number: live.number, total: live.total }
  if (order.status === 'failed' || order.status === 'cancelled') {
    throw new AppError('conflict', `The order is ${order.status}: it gets no invoice`)
  }
  const quantities = order.items.map(({ quantity }) => quantity)
  const { id, number, total } = await writeInvoice(deps, r, context, { order, quantities })
  await settleOrderPayments(deps, r, context, orderId)
  return { invoiceId: id, number, total }
}
