import type { Repositories } from '../deps.ts'
import { purchaseOrder } from '../entities/purchase-order.ts'
import type { RecordOf } from '../registry/entity.ts'
import type { RecordCondition } from '../registry/ports.ts'
import { findRecord } from '../shared/find-record.ts'

export type PurchaseOrder = RecordOf<typeof purchaseOrder>
export type PurchaseItem = PurchaseOrder['items'][number]

/** For what something is bought: its drafts are kept apart from the others. */
export interface DraftOwner {
  origin: 'reorder' | 'order' | 'production'
  /** With the origin `order`. */
  orderId?: string
  /** With the origin `production`. */
  productionOrderId?: string
}

/** Fits the drafts of an owner. */
export function draftsOf({ origin, orderId, productionOrderId }: DraftOwner): RecordCondition[] {
  const equal = { status: 'draft', origin, orderId, productionOrderId }
  return Object.entries(equal).flatMap(([field, value]) =>
    value === undefined ? [] : [{ field, operator: 'eq' as const, value }],
  )
}

/** A draft that nobody orders or changes meanwhile; null when it is none any more. */
export async function lockDraft(
  r: Pick<Repositories, 'records'>,
  id: string,
): Promise<PurchaseOrder | null> {
  const found = await findRecord(r, purchaseOrder, id, { lock: true })
  return found?.status === 'draft' ? found : null
}

/** A line as it may be written back; with another quantity where one is given. */
export function lineOf(item: PurchaseItem, quantity = item.quantity) {
  const { id, productId, title, unitPrice, discountPercent, taxRate } = item
  return { id, productId, title, quantity, unitPrice, discountPercent, taxRate }
}
