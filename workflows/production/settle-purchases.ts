import type { Repositories } from '../deps.ts'
import { buyMissing, type Purchase } from '../procurement/buy-missing.ts'
import { reduceDrafts } from '../procurement/reduce-drafts.ts'
import type { RegistryDeps } from '../registry/surroundings.ts'
import type { EventContext } from '../shared/events.ts'
import { addMissing, type Missing } from './missing-of.ts'

/**
 * Buys what is missing beyond what is covered, and takes from the drafts what is covered beyond what is
 * missing.
 * @param covered by product, what was to be bought before
 * @returns the ids of the purchase orders on which more is
 */
export async function settlePurchases(
  deps: RegistryDeps,
  r: Repositories,
  context: EventContext,
  purchase: Purchase,
  covered: Missing,
): Promise<string[]> {
  const missing: Missing = new Map(purchase.missing)
  for (const [productId, quantity] of covered) addMissing(missing, productId, -quantity)
  const surplus = [...missing].flatMap(([productId, quantity]): [string, number][] =>
    quantity < 0 ? [[productId, -quantity]] : [],
  )
  const ids = await buyMissing(deps, r, context, { ...purchase, missing })
  if (surplus.length > 0) {
    await reduceDrafts(deps, r, context, purchase.owner, new Map(surplus))
  }
  return ids
}
