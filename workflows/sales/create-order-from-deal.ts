import type { Deps, Repositories } from '../deps.ts'
import { deal } from '../entities/deal.ts'
import { quote } from '../entities/quote.ts'
import { createOrder } from '../orders/create-order.ts'
import { moveOrder } from '../orders/move-order.ts'
import { AppError } from '../shared/errors.ts'
import type { EventContext } from '../shared/events.ts'
import { findRecord } from '../shared/find-record.ts'
import { requireBuyer } from './require-buyer.ts'
import { requireNotOrdered } from './require-not-ordered.ts'
import { saleOf } from './sale-of.ts'

/**
 * The order of a won deal, from its accepted quote or its own lines; it is in process from here on.
 * @throws AppError `conflict` when the deal is not won any more, or ordered already
 */
export async function createOrderFromDeal(
  deps: Deps,
  r: Repositories,
  context: EventContext,
  dealId: string,
): Promise<{ orderId: string; number: string; total: number }> {
  const won = await findRecord(r, deal, dealId, { lock: true })
  if (won?.stage !== 'WON' || won.customerId === null) {
    throw new AppError('conflict', 'The deal is not won any more')
  }
  await requireBuyer(r, won.customerId)
  await requireNotOrdered(r, 'dealId', dealId)
  const { quoteId, items, currency } = await saleOf(r, won)
  if (quoteId !== null) {
    await findRecord(r, quote, quoteId, { lock: true })
    await requireNotOrdered(r, 'quoteId', quoteId)
  }
  const { customerId, deliverBy, warehouseId } = won
  const made = await createOrder(deps, r, context, {
    customerId,
    origin: 'deal',
    dealId,
    quoteId,
    items,
    currency,
    deliverBy,
    warehouseId,
  })
  await moveOrder(deps, r, context, made.id, 'processing')
  return { orderId: made.id, number: String(made['number']), total: Number(made['total']) }
}
