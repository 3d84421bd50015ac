import type { PriceTier, PricingStrategy } from './strategy.ts'

/** What it costs by the price list of the customer, from that quantity on; by the list where it has none. */
export const tiered: PricingStrategy = ({ quantity, listPrice, taxRate, tiers }) => ({
  unitPrice: tierOf(tiers, quantity)?.price ?? listPrice,
  discountPercent: 0,
  taxRate,
})

/** The tier with the greatest quantity that is reached. */
function tierOf(tiers: readonly PriceTier[], quantity: number): PriceTier | undefined {
  const reached = tiers.filter(({ minQuantity }) => minQuantity <= quantity)
  return reached.toSorted((one, other) => other.minQuantity - one.minQuantity)[0]
}
