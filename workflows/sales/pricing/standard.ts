import type { PricingStrategy } from './strategy.ts'

/** What the product costs by the list. */
export const standard: PricingStrategy = ({ listPrice, taxRate }) => ({
  unitPrice: listPrice,
  discountPercent: 0,
  taxRate,
})
