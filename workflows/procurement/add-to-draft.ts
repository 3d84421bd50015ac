import type { Repositories } from '../deps.ts'
import type { product } from '../entities/product.ts'
import { purchaseOrder } from '../entities/purchase-order.ts'
import { changeRecord } from '../registry/change-record.ts'
import { createRecord } from '../registry/create-record.ts'
import type { RecordOf } from '../registry/entity.ts'
import type { RegistryDeps } from '../registry/surroundings.ts'
import type { EventContext } from '../shared/events.ts'
import { exactly } from '../shared/quantity.ts'
import { type DraftOwner, draftsOf, lineOf, lockDraft, type PurchaseOrder } from './drafts.ts'

const MAX_LINES = 100
const INTERNAL = { internal: true }

export interface NewLines extends DraftOwner {
  supplierId: string
  /** Of all the products. */
  currency: string
  /** Where a new purchase order goes. */
  warehouseId: string
  /** When the goods of a new one can be there, `YYYY-MM-DD`. */
  expectedOn?: string
  lines: readonly DraftLine[]
}

export interface DraftLine {
  product: RecordOf<typeof product>
  quantity: number
}

/**
 * Adds to the draft of an owner for a supplier and a currency, or makes it; a product has one line there.
 * What does not fit goes on further drafts. What the owner is, is locked by the caller.
 * @returns the ids of the purchase orders
 */
export async function addToDraft(
  deps: RegistryDeps,
  r: Repositories,
  context: EventContext,
  { lines, ...rest }: NewLines,
): Promise<string[]> {
  const draft = await findDraft(r, rest)
  const merged = draft && withLines(draft.items, lines)
  if (draft && merged && merged.length <= MAX_LINES) {
    const change = { version: draft.version, items: merged }
    await changeRecord(deps, r, context, purchaseOrder, draft.id, change, INTERNAL)
    return [draft.id]
  }
  const ids: string[] = []
  for (let first = 0; first < lines.length; first += MAX_LINES) {
    const items = withLines([], lines.slice(first, first + MAX_LINES))
    const input = { ...rest, items }
    ids.push((await createRecord(deps, r, context, purchaseOrder, input, INTERNAL)).id)
  }
  return ids
}

async function findDraft(
  r: Repositories,
  { supplierId, currency, ...owner }: Omit<NewLines, 'lines'>,
): Promise<PurchaseOrder | null> {
  const { records } = await r.records.list(purchaseOrder, {
    conditions: [
      ...draftsOf(owner),
      { field: 'supplierId', operator: 'eq', value: supplierId },
      { field: 'currency', operator: 'eq', value: currency },
    ],
    limit: 1,
  })
  const found = records[0] ? await lockDraft(r, records[0].id) : null
  return found?.supplierId === supplierId ? found : null
}

function withLines(items: PurchaseOrder['items'], lines: readonly DraftLine[]) {
  const added = new Map(lines.map(({ product, quantity }) => [product.id, quantity]))
  const kept = items.map((item) => {
    const more = added.get(item.productId ?? '') ?? 0
    added.delete(item.productId ?? '')
    return lineOf(item, exactly(item.quantity + more))
  })
  return [
    ...kept,
    ...lines
      .filter(({ product }) => added.has(product.id))
      .map(({ product, quantity }) => ({
        productId: product.id,
        title: product.name,
        quantity,
        // Without a known cost somebody fills it in before the draft is ordered.
        unitPrice: product.cost ?? 0,
        taxRate: product.taxRate,
      })),
  ]
}
