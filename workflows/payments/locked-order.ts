import type { Repositories } from '../deps.ts'
import { order } from '../entities/order.ts'
import { notFound } from '../registry/read-record.ts'
import { findRecord } from '../shared/find-record.ts'
import type { Order } from './records.ts'

/**
 * An order, held until the transaction ends. Whoever touches its money takes it first, so that amounts
 * that were compared stay as they are.
 * @throws AppError `not_found`
 */
export async function lockedOrder(r: Pick<Repositories, 'records'>, id: string): Promise<Order> {
  const found = await findRecord(r, order, id, { lock: true })
  if (!found) throw notFound(order)
  return found as Order
}
