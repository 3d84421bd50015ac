import type { Repositories } from '../deps.ts'
import { payment } from '../entities/payment.ts'
import { refund } from '../entities/refund.ts'
import { allRecords } from '../shared/find-record.ts'
import type { Order, Payment } from './records.ts'

/** What came and went for an order, in minor units. */
export interface OrderMoney {
  /** What the customer owes for it in all: nothing for a cancelled order of which nothing was delivered. */
  billed: number
  captured: number
  /** What has gone back. */
  refunded: number
  /** What has gone back or is on its way. */
  refundedOrPending: number
  payments: Payment[]
}

/** Reads the money of an order, which the caller has locked. */
export async function moneyOfOrder(
  r: Pick<Repositories, 'records'>,
  order: Order,
): Promise<OrderMoney> {
  const ofOrder = { field: 'orderId', operator: 'eq', value: order.id } as const
  const payments = await allRecords(r, payment, { conditions: [ofOrder] })
  const captured = payments.filter(({ status }) => status === 'captured')
  const refunds = captured.some(({ refundedTotal }) => refundedTotal > 0)
    ? await allRecords(r, refund, {
        conditions: [ofOrder, { field: 'status', operator: 'eq', value: 'succeeded' }],
      })
    : []
  return {
    billed: billedOf(order),
    captured: sum(captured.map(({ amount }) => amount)),
    refunded: sum(refunds.map(({ amount }) => amount)),
    refundedOrPending: sum(captured.map(({ refundedTotal }) => refundedTotal)),
    payments,
  }
}

function billedOf({ status, items, total }: Order): number {
  const isNothing = status === 'cancelled' && items.every(({ delivered }) => delivered === 0)
  return isNothing ? 0 : total
}

const sum = (amounts: readonly number[]): number => amounts.reduce((all, each) => all + each, 0)
