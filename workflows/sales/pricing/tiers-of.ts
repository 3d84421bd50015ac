import type { Repositories } from '../../deps.ts'
import { customer } from '../../entities/customer.ts'
import { priceList } from '../../entities/price-list.ts'
import { findRecord } from '../../shared/find-record.ts'
import type { PriceTier } from './strategy.ts'

export interface TiersQuery {
  customerId: string | null
  /** ISO 4217. */
  currency: string
  /** As YYYY-MM-DD. */
  day: string
}

/** The prices of a customer's list by product: none when it is not active, valid that day and in the currency. */
export async function tiersOf(
  r: Pick<Repositories, 'records'>,
  { customerId, currency, day }: TiersQuery,
): Promise<Map<string, PriceTier[]>> {
  const buyer = customerId === null ? null : await findRecord(r, customer, customerId)
  const list = buyer?.priceListId ? await findRecord(r, priceList, buyer.priceListId) : null
  if (!list?.active || list.currency !== currency) return new Map()
  const { validFrom, validUntil, items } = list
  if ((validFrom !== null && day < validFrom) || (validUntil !== null && day > validUntil)) {
    return new Map()
  }
  return Map.groupBy(items, ({ productId }) => productId)
}
