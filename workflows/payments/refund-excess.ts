import type { Repositories } from '../deps.ts'
import type { EventContext } from '../shared/events.ts'
import { asReason } from '../orders/as-reason.ts'
import { lockOrder } from '../orders/lock-order.ts'
import { makeRefund } from './make-refund.ts'
import { moneyOfOrder } from './money-of-order.ts'
import type { PaymentDeps } from './payment-deps.ts'
import type { Payment } from './records.ts'
import { settleOrderPayments } from './settle-order-payments.ts'

/**
 * Asks for everything back that was paid for an order beyond what it amounts to: all of it when it was
 * cancelled and nothing delivered. What came last goes first. What is on its way already counts, so again
 * nothing happens.
 * @returns how much is on its way now, in minor units
 * @throws AppError `not_found`
 */
export async function refundExcess(
  deps: PaymentDeps,
  r: Repositories,
  context: EventContext,
  orderId: string,
  reason: string,
): Promise<{ requested: number }> {
  const order = await lockOrder(r, orderId)
  const { billed, captured, refundedOrPending, payments } = await moneyOfOrder(r, order)
  const excess = Math.max(0, captured - refundedOrPending - billed)
  const why = asReason(reason)
  let rest = excess
  const lastFirst = payments.toSorted((a, b) => cameAt(b).localeCompare(cameAt(a)))
  for (const payment of lastFirst) {
    const left = payment.status === 'captured' ? payment.amount - payment.refundedTotal : 0
    const amount = Math.min(rest, left)
    if (amount === 0) continue
    rest -= amount
    await makeRefund(deps, r, context, { payment, amount, reason: why })
  }
  await settleOrderPayments(deps, r, context, orderId)
  return { requested: excess }
}

const cameAt = ({ capturedAt, id }: Payment): string => `${capturedAt} ${id}`
