import type { PlannedProduction } from './explode.ts'
import { exactly } from '../shared/quantity.ts'

/** How much of which product is to be bought, by the id of the product. */
export type Missing = Map<string, number>

export function addMissing(missing: Missing, productId: string, quantity: number): void {
  const sum = exactly((missing.get(productId) ?? 0) + quantity)
  if (sum === 0) missing.delete(productId)
  else missing.set(productId, sum)
}

/** Adds what the components of all levels lack that are bought. */
export function addMissingOf(missing: Missing, { components }: PlannedProduction): void {
  for (const { productId, toPurchase, child } of components) {
    if (toPurchase > 0) addMissing(missing, productId, toPurchase)
    if (child) addMissingOf(missing, child)
  }
}
