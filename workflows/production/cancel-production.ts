import type { Deps, Repositories } from '../deps.ts'
import { order } from '../entities/order.ts'
import { productionOrder } from '../entities/production-order.ts'
import { reserveOrder } from '../inventory/reserve-order.ts'
import { takesStock } from '../inventory/takes-stock.ts'
import { cancelDrafts } from '../procurement/cancel-drafts.ts'
import { changeRecord } from '../registry/change-record.ts'
import type { EventContext } from '../shared/events.ts'
import { allRecords, findRecord } from '../shared/find-record.ts'
import { cancelOrders } from './cancel-orders.ts'
import {
  isOpen,
  type LockedProduction,
  lockProduction,
  type Order,
  type ProductionOrder,
} from './lock-production.ts'
import { addMissing, type Missing } from './missing-of.ts'
import { planComponent } from './plan-component.ts'
import { planSupply } from './plan-supply.ts'
import { exactly } from '../shared/quantity.ts'
import { requireOpen } from './require-open.ts'

/**
 * Cancels a production order that is not finished, and those that are made for it; their components are
 * released, what was used up stays used. A line of an order, or a component, that waited for it would wait
 * for ever, so it is planned anew at once: from stock, by another production order, or by buying, as products
 * and bills of materials say now. One that is cancelled already stays as it is.
 * @throws AppError `not_found`; `conflict` for one that is completed, and when it cannot be planned anew
 */
export async function cancelProduction(
  deps: Deps,
  r: Repositories,
  context: EventContext,
  id: string,
  reason: string,
): Promise<ProductionOrder> {
  const locked = await lockProduction(r, id)
  const { made, parent } = locked
  if (made.status === 'cancelled') return made
  requireOpen(made)
  const ids = [id, ...(await madeFor(r, [id]))]
  const cancelled = await cancelOrders(deps, r, context, ids, reason)
  const covered: Missing = new Map()
  for (const { productId, toPurchase } of cancelled.flatMap(({ items }) => items)) {
    addMissing(covered, productId, toPurchase)
  }
  if (parent && isOpen(parent)) await planComponent(deps, r, context, { parent, made, covered })
  else await planLine(deps, r, context, locked, covered)
  return (await findRecord(r, productionOrder, id)) ?? made
}

/** Those made for production orders, and for these, and so on. */
async function madeFor(r: Pick<Repositories, 'records'>, ids: string[]): Promise<string[]> {
  const conditions = [{ field: 'parentId', operator: 'in', value: ids }] as const
  const children = (await allRecords(r, productionOrder, { conditions })).map((each) => each.id)
  return children.length === 0 ? [] : [...children, ...(await madeFor(r, children))]
}

async function planLine(
  deps: Deps,
  r: Repositories,
  context: EventContext,
  { order: ofOrder, made }: LockedProduction,
  covered: Missing,
): Promise<void> {
  if (!ofOrder) {
    await cancelDrafts(deps, r, context, { origin: 'production', productionOrderId: made.id })
    return
  }
  // An order that is over, or is being undone, waits for nothing.
  if (!(await takesStock(r, ofOrder))) return
  await changeRecord(deps, r, context, order, ofOrder.id, withoutPlan(ofOrder, made), {
    internal: true,
  })
  await reserveOrder(deps, r, context, ofOrder.id)
  await planSupply(deps, r, context, ofOrder.id, covered)
}

function withoutPlan({ version, items }: Order, made: ProductionOrder) {
  const left = exactly(made.quantity - made.producedQuantity)
  return {
    version,
    items: items.map((item) =>
      item.id === made.orderItemId
        ? { ...item, toProduce: Math.max(0, exactly(item.toProduce - left)) }
        : item,
    ),
  }
}
