import { percentOf, priceOf, toAmount } from '../shared/money.ts'
import type { LineItem } from './line-items.ts'

/** Minor units. */
export interface LineAmounts {
  net: number
  tax: number
  total: number
}

export interface DocumentTotals<Item> {
  items: (Item & LineAmounts)[]
  /** The sum of the lines' net amounts. */
  subtotal: number
  /** The sum of the lines' taxes. */
  taxTotal: number
  /** subtotal + taxTotal. */
  total: number
}

/**
 * The amounts of every line and their sums. Each line is rounded twice, half-up: its net amount
 * (quantity × unit price less the discount), then the tax of that. Sums round nothing.
 * @throws AppError `invalid_input` naming the line when an amount is too large to be exact
 */
export function documentTotals<Item extends LineItem>(
  items: readonly Item[],
): DocumentTotals<Item> {
  let [subtotal, taxTotal] = [0n, 0n]
  const lines = items.map((item, index) => {
    const net = priceOf(item.unitPrice, item.quantity, item.discountPercent ?? 0)
    const tax = percentOf(net, item.taxRate ?? 0)
    subtotal += net
    taxTotal += tax
    const amount = (exact: bigint) => toAmount(exact, `items[${index}]`)
    return { ...item, net: amount(net), tax: amount(tax), total: amount(net + tax) }
  })
  return {
    items: lines,
    subtotal: toAmount(subtotal, 'items'),
    taxTotal: toAmount(taxTotal, 'items'),
    total: toAmount(subtotal + taxTotal, 'items'),
  }
}
