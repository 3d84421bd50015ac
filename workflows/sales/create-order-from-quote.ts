import type { Deps, Repositories } from '../deps.ts'
import { deal } from '../entities/deal.ts'
import { quote } from '../entities/quote.ts'
import { createOrder } from '../orders/create-order.ts'
import type { EntityRecord } from '../registry/entity.ts'
import { notFound } from '../registry/read-record.ts'
import { AppError } from '../shared/errors.ts'
import type { EventContext } from '../shared/events.ts'
import { findRecord } from '../shared/find-record.ts'
import { acceptedQuoteOf } from './accepted-quote-of.ts'
import { agreedLines } from './agreed-lines.ts'
import { requireBuyer } from './require-buyer.ts'
import { requireNotOrdered } from './require-not-ordered.ts'

/**
 * The pending order of an accepted quote, once; the processor takes it from there.
 * @throws AppError `not_found`, `conflict` when the quote is not accepted, has no items, is ordered already
 * or by its won deal, or when the customer is not active
 */
export async function createOrderFromQuote(
  deps: Pick<Deps, 'newId' | 'clock' | 'cache'>,
  r: Repositories,
  context: EventContext,
  quoteId: string,
): Promise<EntityRecord> {
  const known = await findRecord(r, quote, quoteId)
  if (!known) throw notFound(quote)
  // A deal is locked before its quotes, everywhere.
  if (known.dealId !== null) await requireNotWonWith(r, quoteId, known.dealId)
  const accepted = await findRecord(r, quote, quoteId, { lock: true })
  if (!accepted) throw notFound(quote)
  const { status, number, customerId, dealId, items, currency } = accepted
  if (status !== 'accepted') {
    throw new AppError('conflict', `The quote ${number} is ${status}: an accepted one is ordered`)
  }
  if (items.length === 0) throw new AppError('conflict', `The quote ${number} has no items`)
  await requireNotOrdered(r, 'quoteId', quoteId)
  await requireBuyer(r, customerId)
  const lines = agreedLines(items)
  return createOrder(deps, r, context, {
    customerId,
    origin: 'quote',
    dealId,
    quoteId,
    items: lines,
    currency,
  })
}

/** The saga of a won deal orders its quote itself, perhaps after somebody's approval. */
async function requireNotWonWith(r: Repositories, quoteId: string, dealId: string): Promise<void> {
  const its = await findRecord(r, deal, dealId, { lock: true })
  if (its?.stage !== 'WON' || (await acceptedQuoteOf(r, its))?.id !== quoteId) return
  await requireNotOrdered(r, 'quoteId', quoteId)
  if ((await r.sagaReader.find(dealId))?.status === 'completed') return
  throw new AppError('conflict', `The quote is being ordered by its won deal ${its.title}`)
}
