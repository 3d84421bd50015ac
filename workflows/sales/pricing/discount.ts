import type { PricingStrategy } from './strategy.ts'

/** What it costs by the list, less one discount; the line shows both. */
export const discount: PricingStrategy = ({ listPrice, taxRate, discountPercent }) => ({
  unitPrice: listPrice,
  discountPercent,
  taxRate,
})
