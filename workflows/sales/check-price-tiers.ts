import type { FieldError } from '../shared/errors.ts'

/** A product has one price from each quantity on. */
export function checkPriceTiers(items: unknown): FieldError[] {
  const seen = new Set<string>()
  const tiers = (items ?? []) as { productId: string; minQuantity: number }[]
  return tiers.flatMap(({ productId, minQuantity }, index) => {
    const tier = `${productId} ${minQuantity}`
    if (!seen.has(tier)) {
      seen.add(tier)
      return []
    }
    const rule = 'must differ from the other quantities of the same product'
    return [{ field: `items[${index}].minQuantity`, rule }]
  })
}
