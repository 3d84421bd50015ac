import type { Repositories } from '../deps.ts'
import { payment } from '../entities/payment.ts'
import { findRecord } from '../shared/find-record.ts'
import { lockOrder } from '../orders/lock-order.ts'
import type { Order, Payment } from './records.ts'

/** A payment and its order, held in the order in which everybody locks them; null when it is not there. */
export async function lockedPayment(
  r: Pick<Repositories, 'records'>,
  id: string,
): Promise<{ order: Order; payment: Payment } | null> {
  const found = await findRecord(r, payment, id)
  if (!found) return null
  const order = await lockOrder(r, found.orderId)
  const locked = await findRecord(r, payment, id, { lock: true })
  return locked && { order, payment: locked }
}
