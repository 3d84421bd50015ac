import type { Repositories } from '../deps.ts'
import { order } from '../entities/order.ts'
import { productionOrder } from '../entities/production-order.ts'
import type { RecordOf } from '../registry/entity.ts'
import { notFound } from '../registry/read-record.ts'
import { findRecord } from '../shared/find-record.ts'

export type ProductionOrder = RecordOf<typeof productionOrder>
export type ProductionItem = ProductionOrder['items'][number]
export type Order = RecordOf<typeof order>

export interface LockedProduction {
  /** For which order it is made, if for one. */
  order: Order | null
  /** For which production order it is made, if for one. */
  parent: ProductionOrder | null
  made: ProductionOrder
}

/** Planned or in progress. */
export const isOpen = ({ status }: Pick<ProductionOrder, 'status'>): boolean =>
  status === 'planned' || status === 'in_progress'

/**
 * A production order and what it is made for. Whoever changes one locks the order first, or else the
 * production order at the top, so that nothing of the tree changes meanwhile.
 * @throws AppError `not_found`
 */
export async function lockProduction(
  r: Pick<Repositories, 'records'>,
  id: string,
): Promise<LockedProduction> {
  const seen = await findRecord(r, productionOrder, id)
  if (!seen) throw notFound(productionOrder)
  const lock = { lock: true }
  const ofOrder = seen.orderId ? await findRecord(r, order, seen.orderId, lock) : null
  if (!ofOrder) await findRecord(r, productionOrder, await topOf(r, seen), lock)
  const parent = seen.parentId ? await findRecord(r, productionOrder, seen.parentId, lock) : null
  const made = await findRecord(r, productionOrder, id, lock)
  if (!made) throw notFound(productionOrder)
  return { order: ofOrder, parent, made }
}

/** What a production order is made for never changes, so that no lock is needed to look. */
export async function topOf(
  r: Pick<Repositories, 'records'>,
  { id, parentId }: Pick<ProductionOrder, 'id' | 'parentId'>,
): Promise<string> {
  if (parentId === null) return id
  const parent = await findRecord(r, productionOrder, parentId, { deleted: 'with' })
  return parent ? topOf(r, parent) : parentId
}
