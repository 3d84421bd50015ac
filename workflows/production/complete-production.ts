import type { Deps, Repositories } from '../deps.ts'
import { product } from '../entities/product.ts'
import { productionOrder } from '../entities/production-order.ts'
import { issueReserved } from '../inventory/issue-reserved.ts'
import { moveStock } from '../inventory/move-stock.ts'
import { changeRecord } from '../registry/change-record.ts'
import { AppError } from '../shared/errors.ts'
import type { EventContext } from '../shared/events.ts'
import { type ComponentToUse, componentsToUse } from './components-to-use.ts'
import { handOver } from './hand-over.ts'
import { lockProduction, type ProductionOrder } from './lock-production.ts'
import { exactly } from '../shared/quantity.ts'
import { requireOpen } from './require-open.ts'

/**
 * So much of a production order is made, the rest when it is not said: its share of the components leaves
 * their reservations, the product comes into the warehouse and is kept at once for what it was made for.
 * Publishes `production_order.produced`. The moves carry `production_order:<id>` as their reference.
 * @throws AppError `not_found`; `conflict` for one that is completed or cancelled, for more than is left to be
 * made, and naming the components that are not reserved
 */
export async function completeProduction(
  deps: Deps,
  r: Repositories,
  context: EventContext,
  id: string,
  { quantity }: { quantity?: number | undefined } = {},
): Promise<ProductionOrder> {
  const locked = await lockProduction(r, id)
  const { made } = locked
  requireOpen(made)
  const left = exactly(made.quantity - made.producedQuantity)
  const now = quantity ?? left
  if (now > left) {
    const rule = `must be at most ${left}, which is left to be made`
    throw new AppError('conflict', `The quantity ${rule}`, {
      fields: [{ field: 'quantity', rule }],
    })
  }
  const used = componentsToUse(made, now)
  await requireComponents(r, used)
  await moveGoods(deps, r, context, made, used, now)

  const isDone = now === left
  const at = new Date(deps.clock.now()).toISOString()
  const change = {
    version: made.version,
    producedQuantity: exactly(made.producedQuantity + now),
    items: used.map(({ item, use }) => ({
      ...item,
      reserved: exactly(item.reserved - use),
      consumed: exactly(item.consumed + use),
    })),
    status: isDone ? 'completed' : 'in_progress',
    startedAt: made.startedAt ?? at,
    completedAt: isDone ? at : null,
  }
  const internal = { internal: true }
  const record: unknown = await changeRecord(
    deps,
    r,
    context,
    productionOrder,
    id,
    change,
    internal,
  )
  await handOver(deps, r, context, locked, now)
  const { productId, orderId } = made
  const data = { productionOrderId: id, productId, quantity: now, orderId, complete: isDone }
  await r.events.append(context, [{ type: 'production_order.produced', subject: id, data }])
  return record as ProductionOrder
}

async function requireComponents(
  r: Pick<Repositories, 'records'>,
  used: readonly ComponentToUse[],
): Promise<void> {
  const missing = used.filter(({ lacks }) => lacks > 0)
  if (missing.length === 0) return
  const ids = missing.map(({ item }) => item.productId)
  const found = await r.records.findMany(product, ids, { deleted: 'with' })
  const skus = new Map(found.map((each) => [each.id, String(each['sku'])]))
  const told = missing.map(({ item, lacks }) => `${lacks} of ${skus.get(item.productId)}`)
  throw new AppError('conflict', `Components are not there yet: ${told.join(', ')}`, {
    fields: missing.map(({ item }, index) => ({
      field: `items[${used.findIndex((each) => each.item === item)}].reserved`,
      rule: `lacks ${told[index]}`,
    })),
  })
}

/** In the order in which everybody locks stock. */
async function moveGoods(
  deps: Deps,
  r: Repositories,
  context: EventContext,
  { id, productId, warehouseId }: ProductionOrder,
  used: readonly ComponentToUse[],
  quantity: number,
): Promise<void> {
  await r.stock.lock([...new Set([productId, ...used.map(({ item }) => item.productId)])])
  const reference = `production_order:${id}`
  for (const { item, use } of used) {
    if (use === 0) continue
    const demand = { kind: 'production_item' as const, id: item.id }
    await issueReserved(deps, r, context, demand, use, reference)
  }
  await moveStock(deps, r, context, {
    warehouseId,
    productId,
    kind: 'receipt',
    quantity,
    reference,
  })
}
