import { AppError } from '../shared/errors.ts'
import { type Bills, componentsOf } from './bills.ts'

/** A product, its components, theirs, and so on. */
export const MAX_LEVELS = 20

/**
 * Looks through everything that a product is made of, whatever is in stock.
 * @throws AppError `conflict` that names a loop by its SKUs (`A → B → A`), a product that is deleted, or one
 * that is made in more than 20 levels
 */
export function requireBuildable(bills: Bills, productId: string): void {
  levelsOf(bills, productId, [], new Map())
}

function levelsOf(
  bills: Bills,
  productId: string,
  above: readonly string[],
  known: Map<string, number>,
): number {
  const skuOf = (id: string) => bills.parts.get(id)?.sku ?? id
  const at = above.indexOf(productId)
  if (at >= 0) {
    const loop = [...above.slice(at), productId].map(skuOf).join(' → ')
    throw new AppError('conflict', `A product is made of itself: ${loop}`)
  }
  const before = known.get(productId)
  if (before !== undefined) return before
  const path = [...above, productId]
  if (bills.parts.get(productId)?.deletedAt) {
    const what = above.length === 0 ? '' : `, which ${skuOf(above.at(-1) ?? '')} is made of,`
    throw new AppError('conflict', `${skuOf(productId)}${what} is deleted: restore it first`)
  }
  let levels = 1
  for (const item of componentsOf(bills, productId)) {
    levels = Math.max(levels, 1 + levelsOf(bills, item.productId, path, known))
  }
  if (levels > MAX_LEVELS) {
    throw new AppError('conflict', `${skuOf(productId)} is made in more than ${MAX_LEVELS} levels`)
  }
  known.set(productId, levels)
  return levels
}
