import type { Repositories } from '../deps.ts'
import { deal } from '../entities/deal.ts'
import { quote } from '../entities/quote.ts'
import { changeRecord } from '../registry/change-record.ts'
import { requireVersion } from '../registry/changed-values.ts'
import type { EntityRecord, RecordOf } from '../registry/entity.ts'
import { notFound } from '../registry/read-record.ts'
import type { RegistryDeps } from '../registry/surroundings.ts'
import { AppError } from '../shared/errors.ts'
import type { EventContext } from '../shared/events.ts'
import { findRecord } from '../shared/find-record.ts'
import { localDay } from '../shared/local-day.ts'
import { acceptedQuoteOf } from './accepted-quote-of.ts'
import { agreedLines } from './agreed-lines.ts'
import { priceLines } from './pricing/price-lines.ts'
import { requireBuyer } from './require-buyer.ts'
import { requireNotOrdered } from './require-not-ordered.ts'

type Deal = RecordOf<typeof deal>

/**
 * Wins a deal from any open stage: prices it by its strategy, or by the quote that the customer accepted,
 * and moves it to WON, which publishes `deal.won`. Of any number of calls one wins it.
 * @throws AppError `not_found`, `invalid_input` naming customerId or items when they are missing,
 * `conflict` when it is won or lost already, when an earlier try is still being undone, when the customer
 * is not active, or when the version is another
 */
export async function winDeal(
  deps: RegistryDeps,
  r: Repositories,
  context: EventContext,
  dealId: string,
  { version }: { version?: number | undefined } = {},
): Promise<EntityRecord> {
  // A saga is locked before its records, everywhere.
  const saga = await r.sagas.lock(dealId)
  const found = await findRecord(r, deal, dealId, { lock: true })
  if (!found) throw notFound(deal)
  if (found.stage === 'WON') throw new AppError('conflict', 'The deal is won already')
  requireVersion(deal, found as unknown as EntityRecord, version)
  const { status = 'compensated' } = saga ?? {}
  if (status === 'running' || status === 'compensating') {
    throw new AppError('conflict', 'The order of the deal is still being undone; try again soon')
  }
  if (status === 'compensation_failed') {
    const why = 'The order that the deal had before could not be undone'
    throw new AppError('conflict', `${why}: see its saga ${dealId}`)
  }
  if (found.customerId === null) throw missing('customerId', 'is needed to win the deal')
  await requireBuyer(r, found.customerId)
  await requireNotOrdered(r, 'dealId', dealId)
  const change = {
    ...(await pricedChange(deps, r, found)),
    version: found.version,
    stage: 'WON',
    sentBackReason: null,
  }
  return changeRecord(deps, r, context, deal, dealId, change, { internal: true })
}

async function pricedChange(deps: RegistryDeps, r: Repositories, found: Deal) {
  const accepted = await acceptedQuoteOf(r, found)
  if (accepted) {
    await findRecord(r, quote, accepted.id, { lock: true })
    await requireNotOrdered(r, 'quoteId', accepted.id)
    return { items: agreedLines(accepted.items), currency: accepted.currency }
  }
  const { items, pricing: strategy, discountPercent, customerId, currency } = found
  if (items.length === 0) throw missing('items', 'are needed to win the deal')
  if (strategy === null || strategy === 'agreed') return {}
  const { values } = await r.settings.read()
  const lines = await priceLines(r, {
    strategy,
    discountPercent,
    customerId,
    currency: currency ?? values.currency,
    day: localDay(values.timeZone, deps.clock.now()),
    lines: agreedLines(items),
  })
  return { items: lines.map((line, index) => ({ ...line, id: items[index]?.id })) }
}

const missing = (field: string, rule: string) =>
  new AppError('invalid_input', `${field} ${rule}`, { fields: [{ field, rule }] })
