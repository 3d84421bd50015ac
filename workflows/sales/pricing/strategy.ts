import type { LineItem } from '../line-items.ts'

/** What a line is priced by. Amounts in minor units of one currency. */
export interface PriceBasis {
  /** In units of the product, at most three decimal places. */
  quantity: number
  /** Of one unit, before tax. */
  listPrice: number
  /** Percent. */
  taxRate: number
  /** Prices of the product by quantity, in any order. */
  tiers: readonly PriceTier[]
  /** Of the whole document, 0 to 100. */
  discountPercent: number
}

/** From this quantity on, one unit costs that much. */
export interface PriceTier {
  minQuantity: number
  price: number
}

export type LinePrice = Required<
  Pick<
    { [K in keyof LineItem]: NonNullable<LineItem[K]> },
    'unitPrice' | 'discountPercent' | 'taxRate'
  >
>

/** How a line of a product is priced. Pure. */
export type PricingStrategy = (basis: PriceBasis) => LinePrice
