import type { Repositories } from '../deps.ts'
import { lockOrder } from '../orders/lock-order.ts'
import { settleOrderPayments } from '../payments/settle-order-payments.ts'
import type { RegistryDeps } from '../registry/surroundings.ts'
import type { EventContext } from '../shared/events.ts'
import { liveInvoiceOf } from './live-invoice-of.ts'
import { voidInvoices } from './void-invoices.ts'
import { writeInvoice } from './write-invoice.ts'

/**
 * After a cancellation: the invoice is void and, when something was delivered, a new one for just that takes
 * its place. For an order that is cancelled already, whose total is what was delivered. Again: nothing happens.
 * @throws AppError `not_found`, and as writeInvoice does
 */
export async function replaceInvoice(
  deps: RegistryDeps,
  r: Repositories,
  context: EventContext,
  orderId: string,
): Promise<{ invoiceId: string; number: string; total: number } | null> {
  const order = await lockOrder(r, orderId)
  const quantities = order.items.map(({ delivered }) => delivered)
  const live = await liveInvoiceOf(r, orderId)
  const told = live && { invoiceId: live.id, number: live.number, total: live.total }
  if (!live || live.replacesId !== null) return told
  await voidInvoices(deps, r, context, orderId, 'The order was cancelled')
  if (quantities.every((quantity) => quantity === 0)) return null
  const replaced = { order, quantities, replacesId: live.id }
  const { id, number, total } = await writeInvoice(deps, r, context, replaced)
  await settleOrderPayments(deps, r, context, orderId)
  return { invoiceId: id, number, total }
}
