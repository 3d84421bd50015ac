import type { Repositories } from '../deps.ts'
import { billOfMaterials } from '../entities/bill-of-materials.ts'
import { product } from '../entities/product.ts'
import type { RecordOf } from '../registry/entity.ts'
import { allRecords } from '../shared/find-record.ts'
import type { Bill, Bills } from './bills.ts'
import { MAX_LEVELS } from './require-buildable.ts'

export type Product = RecordOf<typeof product>

export interface LoadedBills extends Bills {
  parts: ReadonlyMap<string, Product>
}

/** The products, what they are made of, and so on: two queries for each level. */
export async function loadBills(
  r: Pick<Repositories, 'records'>,
  productIds: readonly string[],
): Promise<LoadedBills> {
  const parts = new Map<string, Product>()
  const bills = new Map<string, Bill>()
  let wanted = [...new Set(productIds)]
  // One level more than there may be, so that one too many is seen.
  for (let level = 0; level <= MAX_LEVELS && wanted.length > 0; level += 1) {
    const found = await productsOf(r, wanted)
    for (const part of found) parts.set(part.id, part)
    const made = found.filter(({ supply }) => supply === 'made').map(({ id }) => id)
    const active = await allRecords(r, billOfMaterials, {
      conditions: [
        { field: 'productId', operator: 'in', value: made },
        { field: 'active', operator: 'eq', value: true },
      ],
    })
    for (const bill of active) bills.set(bill.productId, bill)
    wanted = [...new Set(active.flatMap(({ items }) => items.map(({ productId }) => productId)))]
    wanted = wanted.filter((id) => !parts.has(id))
  }
  return { parts, bills }
}

/** Deleted ones too: a product that was deleted since is still in bills of materials and orders. */
export async function productsOf(
  r: Pick<Repositories, 'records'>,
  ids: readonly string[],
): Promise<Product[]> {
  const found: unknown[] = await r.records.findMany(product, ids, { deleted: 'with' })
  return found as Product[]
}
