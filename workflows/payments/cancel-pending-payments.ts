import type { Repositories } from '../deps.ts'
import { payment } from '../entities/payment.ts'
import { changeRecord } from '../registry/change-record.ts'
import type { RegistryDeps } from '../registry/surroundings.ts'
import type { EventContext } from '../shared/events.ts'
import { allRecords } from '../shared/find-record.ts'
import { lockOrder } from '../orders/lock-order.ts'

/**
 * Nobody is to pay for an order any more. A customer who pays all the same gets the money back.
 * @returns how many were pending
 * @throws AppError `not_found`
 */
export async function cancelPendingPayments(
  deps: RegistryDeps,
  r: Repositories,
  context: EventContext,
  orderId: string,
): Promise<number> {
  await lockOrder(r, orderId)
  const pending = await allRecords(r, payment, {
    conditions: [
      { field: 'orderId', operator: 'eq', value: orderId },
      { field: 'status', operator: 'eq', value: 'pending' },
    ],
  })
  for (const { id, version } of pending) {
    const change = { version, status: 'cancelled' }
    await changeRecord(deps, r, context, payment, id, change, { internal: true })
  }
  return pending.length
}
