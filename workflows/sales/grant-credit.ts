import type { Repositories } from '../deps.ts'
import { customer } from '../entities/customer.ts'
import { findRecord } from '../shared/find-record.ts'
import { requireCredit } from './credit.ts'
import { owedBy } from './owed-by.ts'

export interface CreditRequest {
  customerId: string
  /** The deal or order that asks: also the id of its saga. */
  id: string
  /** With tax, in minor units. */
  amount: number
  currency: string
}

/**
 * Grants a sale on credit. Holds the customer until the transaction ends, so that of two sales at once
 * the second one sees the first.
 * @throws AppError `conflict` naming the limit and the amounts
 */
export async function grantCredit(
  r: Pick<Repositories, 'records' | 'sagas' | 'sagaReader'>,
  { customerId, id, amount, currency }: CreditRequest,
): Promise<{ owed: number; limit: number | null }> {
  const free = { owed: 0, limit: null }
  const known = await findRecord(r, customer, customerId)
  if (!known || known.creditLimit === null) return free
  const buyer = await findRecord(r, customer, customerId, { lock: true })
  if (!buyer || buyer.creditLimit === null) return free
  const credit = {
    customer: buyer.name,
    limit: buyer.creditLimit,
    currency: buyer.currency ?? '',
    owed: await owedBy(r, buyer, id),
  }
  requireCredit(credit, { amount, currency })
  return { owed: credit.owed, limit: credit.limit }
}
