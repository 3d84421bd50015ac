import type { Deps, Repositories } from '../deps.ts'
import type { EventContext } from '../shared/events.ts'
import { orderFulfillRequested } from './events.ts'
import { lockOrder, type Order } from './lock-order.ts'
import { type LineQuantity, shippableOf } from './shippable.ts'

export const FULFILL = 'orders:fulfill'

/**
 * Asks for an order to be shipped: the given lines, or all that is reserved.
 * @returns the id of the fulfilment, under which it happens once
 * @throws AppError `not_found`, and as shippableOf does
 */
export async function requestFulfillment(
  deps: Pick<Deps, 'newId'>,
  r: Repositories,
  context: EventContext,
  orderId: string,
  input: { priority?: Order['priority'] | undefined; lines?: readonly LineQuantity[] | undefined },
): Promise<{ fulfillmentId: string }> {
  const found = await lockOrder(r, orderId)
  const { priority = found.priority, lines = [] } = input
  shippableOf(found, lines)
  const fulfillmentId = deps.newId()
  const data = { orderId: found.id, fulfillmentId, priority, lines }
  await r.events.append(context, [{ type: orderFulfillRequested.type, subject: found.id, data }])
  return { fulfillmentId }
}
