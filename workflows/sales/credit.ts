import { AppError } from '../shared/errors.ts'
import { formatMoney } from '../shared/money.ts'

/** The step of a saga in which it is checked; from then on what it sells counts as owed. */
export const CREDIT_STEP = 'check the credit limit'

export interface Credit {
  customer: string
  /** What may be owed, in minor units; null for any. */
  limit: number | null
  /** ISO 4217, of the limit. */
  currency: string
  /** What is owed, without this sale. */
  owed: number
}

/**
 * The one rule of credit: what a customer owes, with this sale, is at most their limit.
 * @throws AppError `conflict` naming the limit and the amounts
 */
export function requireCredit(
  { customer, limit, currency, owed }: Credit,
  sale: { amount: number; currency: string },
): void {
  if (limit === null) return
  const money = (amount: number, of = currency) => formatMoney(amount, of, 'en')
  if (sale.currency !== currency) {
    throw new AppError(
      'conflict',
      `The credit limit of ${customer} is ${money(limit)}: a sale in ${sale.currency} cannot be compared with it`,
    )
  }
  if (BigInt(owed) + BigInt(sale.amount) <= BigInt(limit)) return
  throw new AppError(
    'conflict',
    `The credit limit of ${customer} is ${money(limit)}: ${money(owed)} is owed already, and this would add ${money(sale.amount)}`,
  )
}
