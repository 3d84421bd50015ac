import { z } from 'zod'
import { settingsIn } from '../access/settings-in.ts'
import type { Repositories } from '../deps.ts'
import { payment } from '../entities/payment.ts'
import { liveInvoiceOf } from '../invoicing/live-invoice-of.ts'
import { createRecord } from '../registry/create-record.ts'
import { AppError } from '../shared/errors.ts'
import type { EventContext } from '../shared/events.ts'
import { capturePayment } from './capture-payment.ts'
import { paymentRequested } from './events.ts'
import { gatewayOf } from './gateway-of.ts'
import { lockOrder } from '../orders/lock-order.ts'
import { moneyOfOrder } from './money-of-order.ts'
import type { PaymentDeps } from './payment-deps.ts'
import { currencyOf, type Order, type Payment } from './records.ts'

/** What a caller says of a payment. */
export const paymentInput = z.strictObject({
  /** Minor units of the order's currency; everything that is due when absent. */
  amount: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
  /** The workspace's `sales.paymentGateway` when absent. */
  gateway: z.enum(['ledger', 'kaspi']).optional(),
  method: z.enum(['cash', 'card', 'transfer', 'link', 'other']).optional(),
  note: z.string().trim().min(1).max(2000).optional(),
})
export type PaymentInput = z.infer<typeof paymentInput>

/**
 * Money for an order: by the ledger it is there at once; otherwise the gateway is asked for it
 * (`payment.requested`) and its notice tells when it is there.
 * @throws AppError `not_found`; `conflict` for an order that failed or was cancelled, for more than is due,
 * and for a gateway that is not configured
 */
export async function requestPayment(
  deps: PaymentDeps,
  r: Repositories,
  context: EventContext,
  orderId: string,
  input: PaymentInput,
): Promise<Payment> {
  const order = await lockOrder(r, orderId)
  if (order.status === 'failed' || order.status === 'cancelled') {
    throw new AppError('conflict', `The order is ${order.status}: nothing is to be paid for it`)
  }
  const amount = await payable(r, order, input.amount)
  const { sales } = await settingsIn(deps, context, r)
  const gateway = gatewayOf(deps, input.gateway ?? sales.paymentGateway)
  const { customerId, number } = order
  const currency = currencyOf(order)
  const made: unknown = await createRecord(
    deps,
    r,
    context,
    payment,
    {
      orderId,
      invoiceId: (await liveInvoiceOf(r, orderId))?.id ?? null,
      customerId,
      gateway: gateway.name,
      method: input.method ?? (gateway.immediate ? 'transfer' : 'link'),
      amount,
      currency,
      note: input.note ?? null,
    },
    { internal: true, continues: true },
  )
  const pending = made as Payment
  const { id: paymentId } = pending
  if (gateway.immediate) {
    const description = `Order ${number ?? orderId}`
    const asked = { scope: context, paymentId, orderNumber: number ?? orderId, description }
    const { externalId } = await gateway.charge({ ...asked, amount, currency })
    return capturePayment(deps, r, context, pending, externalId)
  }
  const data = { paymentId, orderId, gateway: gateway.name, amount, currency }
  await r.events.append(context, [{ type: paymentRequested.type, subject: paymentId, data }])
  return pending
}

async function payable(r: Repositories, order: Order, asked: number | undefined): Promise<number> {
  const { billed, captured, refunded } = await moneyOfOrder(r, order)
  const due = Math.max(0, billed - (captured - refunded))
  const told = `${due} minor units of ${order.currency}`
  if (due === 0) throw new AppError('conflict', `Nothing is due for the order: ${told}`)
  if (asked === undefined || asked <= due) return asked ?? due
  const rule = `is more than what is due: ${told}`
  throw new AppError('conflict', `The amount ${rule}`, { fields: [{ field: 'amount', rule }] })
}
