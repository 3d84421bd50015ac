import type { OrderMoney } from './money-of-order.ts'

type Amounts = Pick<OrderMoney, 'captured' | 'refunded'>

/**
 * How an order of a total is paid. What is paid in full is `paid`, also after money went back and came again,
 * and also what costs nothing.
 */
export function paymentStatusOf(
  total: number,
  { captured, refunded }: Amounts,
): 'unpaid' | 'partially_paid' | 'paid' | 'partially_refunded' | 'refunded' {
  const kept = captured - refunded
  if (refunded > 0 && kept === 0) return 'refunded'
  if (kept >= total) return 'paid'
  if (refunded > 0) return 'partially_refunded'
  return kept > 0 ? 'partially_paid' : 'unpaid'
}

/** How far an invoice is paid; one over nothing is. */
export function invoiceStatusOf(
  total: number,
  paidTotal: number,
): 'issued' | 'partially_paid' | 'paid' {
  if (paidTotal >= total) return 'paid'
  return paidTotal > 0 ? 'partially_paid' : 'issued'
}
