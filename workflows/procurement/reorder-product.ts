import type { Repositories } from '../deps.ts'
import { product } from '../entities/product.ts'
import { supplier } from '../entities/supplier.ts'
import type { RecordOf } from '../registry/entity.ts'
import type { RegistryDeps } from '../registry/surroundings.ts'
import type { EventContext } from '../shared/events.ts'
import { findRecord } from '../shared/find-record.ts'
import { addToDraft } from './add-to-draft.ts'
import { availableOf, onOrderOf } from './position-of.ts'
import { quantityToOrder } from './quantity-to-order.ts'

export interface Reorder {
  productId: string
  /** Where a new purchase order goes. */
  warehouseId: string
}

export type ReorderOutcome =
  | { outcome: 'enough' | 'no_supplier' | 'no_quantity' }
  | { outcome: 'ordered'; purchaseOrderId: string; quantity: number }

/**
 * Puts a product whose stock has come to its reorder point on the one draft purchase order of its
 * supplier; publishes `product.reordered`, or `product.reorder_blocked` once per state of the product.
 * Whoever comes at the same time waits, and then sees what was ordered: product and supplier are locked.
 */
export async function reorderProduct(
  deps: RegistryDeps,
  r: Repositories,
  context: EventContext,
  { productId, warehouseId }: Reorder,
): Promise<ReorderOutcome> {
  const before = await findRecord(r, product, productId)
  if (!before || !isReordered(before)) return { outcome: 'enough' }
  if ((await availableOf(r, productId)) > before.reorderPoint) return { outcome: 'enough' }

  const wanted = await findRecord(r, product, productId, { lock: true })
  if (!wanted || !isReordered(wanted)) return { outcome: 'enough' }
  const { reorderPoint, reorderQuantity, supplierId } = wanted
  const position = {
    available: await availableOf(r, productId),
    onOrder: await onOrderOf(r, productId),
    reorderPoint,
    reorderQuantity: reorderQuantity ?? 1,
  }
  const quantity = quantityToOrder(position)
  if (quantity === 0) return { outcome: 'enough' }
  if (reorderQuantity === null) return blocked(r, context, wanted, 'no_quantity')
  const from = supplierId ? await findRecord(r, supplier, supplierId, { lock: true }) : null
  if (!from?.active) return blocked(r, context, wanted, 'no_supplier')

  const [purchaseOrderId = ''] = await addToDraft(deps, r, context, {
    origin: 'reorder',
    supplierId: from.id,
    currency: wanted.currency,
    warehouseId,
    lines: [{ product: wanted, quantity }],
  })
  await r.events.append(context, [
    {
      type: 'product.reordered',
      subject: productId,
      data: { productId, purchaseOrderId, quantity },
    },
  ])
  return { outcome: 'ordered', purchaseOrderId, quantity }
}

type Product = RecordOf<typeof product>

/** What is made is not bought, and what has no reorder point is ordered by people. */
function isReordered(record: Product): record is Product & { reorderPoint: number } {
  const { active, type, supply, reorderPoint } = record
  return active === true && type === 'goods' && supply === 'bought' && reorderPoint !== null
}

async function blocked(
  r: Repositories,
  context: EventContext,
  { id, version }: Product,
  reason: 'no_supplier' | 'no_quantity',
): Promise<ReorderOutcome> {
  if (await r.inbox.claim('reorder-blocked', `${id}:${version}`)) {
    await r.events.append(context, [
      { type: 'product.reorder_blocked', subject: id, data: { productId: id, reason } },
    ])
  }
  return { outcome: reason }
}
