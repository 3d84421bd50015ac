import type { Repositories } from '../deps.ts'
import { order } from '../entities/order.ts'
import type { RecordOf } from '../registry/entity.ts'
import { notFound } from '../registry/read-record.ts'
import { findRecord } from '../shared/find-record.ts'

export type Order = RecordOf<typeof order>
export type OrderItem = Order['items'][number]

/** An order that nobody else changes until the transaction ends. @throws AppError `not_found` */
export async function lockOrder(r: Pick<Repositories, 'records'>, orderId: string): Promise<Order> {
  const found = await findRecord(r, order, orderId, { lock: true })
  if (found === null) throw notFound(order)
  return found
}
