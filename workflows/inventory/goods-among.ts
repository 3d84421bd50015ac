import type { Repositories } from '../deps.ts'
import { product } from '../entities/product.ts'

/** Which of the products have stock. Deleted ones too: what was ordered of them is still to be delivered. */
export async function goodsAmong(
  r: Pick<Repositories, 'records'>,
  items: readonly { productId: string | null }[],
): Promise<ReadonlySet<string>> {
  const ids = new Set(items.flatMap(({ productId }) => (productId === null ? [] : [productId])))
  const products = await r.records.findMany(product, [...ids], { deleted: 'with' })
  return new Set(products.filter(({ type }) => type === 'goods').map(({ id }) => id))
}
