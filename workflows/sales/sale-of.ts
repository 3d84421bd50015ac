import type { Repositories } from '../deps.ts'
import type { deal } from '../entities/deal.ts'
import type { RecordOf } from '../registry/entity.ts'
import { acceptedQuoteOf } from './accepted-quote-of.ts'
import { agreedLines } from './agreed-lines.ts'
import type { LineItem } from './line-items.ts'

/** What a deal comes to. */
export interface Sale {
  items: LineItem[]
  currency: string
  /** With tax, in minor units. */
  total: number
  /** Where the lines are from; null for the deal itself. */
  quoteId: string | null
}

/** What is ordered when the deal is won: its accepted quote wins over its own lines. */
export async function saleOf(
  r: Pick<Repositories, 'records'>,
  won: RecordOf<typeof deal>,
): Promise<Sale> {
  const quote = await acceptedQuoteOf(r, won)
  const { currency, total, items } = quote ?? { ...won, total: won.value }
  return {
    items: agreedLines(items),
    currency: currency ?? '',
    total,
    quoteId: quote?.id ?? null,
  }
}
