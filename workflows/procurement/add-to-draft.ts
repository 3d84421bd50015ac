import type { Repositories } from '../deps.ts'
import type { product } from '../entities/product.ts'
import { purchaseOrder } from '../entities/purchase-order.ts'
import { changeRecord } from '../registry/change-record.ts'
import { createRecord } from '../registry/create-record.ts'
import type { RecordOf } from '../registry/entity.ts'
import type { RegistryDeps } from '../registry/surroundings.ts'
import type { EventContext } from '../shared/events.ts'
import { findRecord } from '../shared/find-record.ts'

const MAX_LINES = 100

export interface DraftLine {
  product: RecordOf<typeof product>
  supplierId: string
  quantity: number
  /** Where a new purchase order goes. */
  warehouseId: string
}

/**
 * Adds to the draft that reordering keeps for a supplier and a currency, or makes it; a product has one
 * line there. The supplier is locked by the caller.
 * @returns the id of the purchase order
 */
export async function addToDraft(
  deps: RegistryDeps,
  r: Repositories,
  context: EventContext,
  line: DraftLine,
): Promise<string> {
  const draft = await findDraft(r, line)
  const options = { internal: true }
  if (draft) {
    const { id, version, items } = draft
    const change = { version, items: withLine(items, line) }
    await changeRecord(deps, r, context, purchaseOrder, id, change, options)
    return id
  }
  const { supplierId, warehouseId, product } = line
  const input = {
    supplierId,
    warehouseId,
    origin: 'reorder',
    currency: product.currency,
    items: withLine([], line),
  }
  return (await createRecord(deps, r, context, purchaseOrder, input, options)).id
}

type Order = RecordOf<typeof purchaseOrder>

/** Locked, so that nobody orders or changes it meanwhile. */
async function findDraft(r: Repositories, line: DraftLine): Promise<Order | null> {
  const { supplierId, product } = line
  const { records } = await r.records.list(purchaseOrder, {
    conditions: [
      { field: 'supplierId', operator: 'eq', value: supplierId },
      { field: 'status', operator: 'eq', value: 'draft' },
      { field: 'origin', operator: 'eq', value: 'reorder' },
      { field: 'currency', operator: 'eq', value: product.currency },
    ],
    limit: 1,
  })
  const found = records[0] && (await findRecord(r, purchaseOrder, records[0].id, { lock: true }))
  if (found?.status !== 'draft' || found.supplierId !== supplierId) return null
  const isFull = withLine(found.items, line).length > MAX_LINES
  return isFull ? null : found
}

function withLine(items: Order['items'], { product, quantity }: DraftLine) {
  const lines = items.map(
    ({ id, productId, title, quantity: ordered, unitPrice, discountPercent, taxRate }) => ({
      id,
      productId,
      title,
      quantity: productId === product.id ? rounded(ordered + quantity) : ordered,
      unitPrice,
      discountPercent: discountPercent ?? 0,
      taxRate: taxRate ?? 0,
    }),
  )
  if (lines.some(({ productId }) => productId === product.id)) return lines
  const line = {
    productId: product.id,
    title: product.name,
    quantity,
    // Without a known cost somebody fills it in before the draft is ordered.
    unitPrice: product.cost ?? 0,
    taxRate: product.taxRate ?? 0,
  }
  return [...lines, line]
}

const rounded = (quantity: number): number => Math.round(quantity * 1000) / 1000
