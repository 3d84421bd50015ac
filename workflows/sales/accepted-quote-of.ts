import type { Repositories } from '../deps.ts'
import type { deal } from '../entities/deal.ts'
import { quote } from '../entities/quote.ts'
import type { RecordOf } from '../registry/entity.ts'
import { allRecords } from '../shared/find-record.ts'

export type Quote = RecordOf<typeof quote>

/** What the customer of a deal accepted last; null when there is no such quote with items. */
export async function acceptedQuoteOf(
  r: Pick<Repositories, 'records'>,
  { id, customerId }: Pick<RecordOf<typeof deal>, 'id' | 'customerId'>,
): Promise<Quote | null> {
  if (customerId === null) return null
  const quotes = await allRecords(r, quote, {
    conditions: [
      { field: 'dealId', operator: 'eq', value: id },
      { field: 'customerId', operator: 'eq', value: customerId },
      { field: 'status', operator: 'eq', value: 'accepted' },
    ],
  })
  return quotes.find(({ items }) => items.length > 0) ?? null
}
