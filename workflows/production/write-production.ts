import type { Repositories } from '../deps.ts'
import { productionOrder } from '../entities/production-order.ts'
import { reserveStock } from '../inventory/reserve-stock.ts'
import { createRecord } from '../registry/create-record.ts'
import type { RegistryDeps } from '../registry/surroundings.ts'
import { AppError } from '../shared/errors.ts'
import type { EventContext } from '../shared/events.ts'
import { daysAfter } from '../shared/local-day.ts'
import { numberOf } from '../shared/number-series.ts'
import type { PlannedComponent, PlannedProduction } from './explode.ts'
import type { ProductionOrder } from './lock-production.ts'

/** What the production orders of one tree share, and what the first is made for. */
export interface ProductionFor {
  /** Of the first, when others refer to it before it is made. */
  id?: string | undefined
  orderId: string | null
  orderItemId: string | null
  parentId: string | null
  parentItemId: string | null
  warehouseId: string
  priority: ProductionOrder['priority']
  /** `YYYY-MM-DD`, from which lead times count. */
  today: string
  /** When the first has to be ready; by lead times when null. */
  dueOn?: string | null | undefined
  notes?: string | null | undefined
}

/**
 * Makes the production orders of a plan, top first, and reserves what they take from stock, which the
 * caller has locked.
 * @returns all of them, the first first
 */
export async function writeProduction(
  deps: RegistryDeps,
  r: Repositories,
  context: EventContext,
  plan: PlannedProduction,
  target: ProductionFor,
): Promise<ProductionOrder[]> {
  const { id, today, dueOn, notes, ...rest } = target
  const due = dueOn ?? daysAfter(today, plan.leadDays)
  const starts = daysAfter(today, plan.waitDays)
  const input = {
    ...given({ ...rest, notes }),
    number: numberOf('PRD', await r.numbers.next('PRD')),
    productId: plan.productId,
    quantity: plan.quantity,
    startsOn: starts < due ? starts : due,
    dueOn: due,
    items: plan.components.map(({ productId, needed, fromStock, toProduce, toPurchase }) => ({
      productId,
      quantity: needed,
      reserved: fromStock,
      toProduce,
      toPurchase,
    })),
  }
  const record: unknown = await createRecord(deps, r, context, productionOrder, input, {
    internal: true,
    id,
  })
  const made = record as ProductionOrder
  const all = [made]
  for (const [index, component] of plan.components.entries()) {
    const item = made.items[index]
    if (item) all.push(...(await supplyItem(deps, r, context, made, item.id, component, today)))
  }
  return all
}

/**
 * Reserves what a component takes from stock, in all so much as it has and takes, and makes the production
 * orders of the rest.
 */
export async function supplyItem(
  deps: RegistryDeps,
  r: Repositories,
  context: EventContext,
  parent: ProductionOrder,
  parentItemId: string,
  component: PlannedComponent & { alreadyReserved?: number },
  today: string,
): Promise<ProductionOrder[]> {
  const { productId, fromStock, child, alreadyReserved = 0 } = component
  const { id: parentId, orderId, warehouseId, priority } = parent
  if (fromStock > 0) {
    const { added } = await reserveStock(deps, r, context, {
      kind: 'production_item',
      id: parentItemId,
      productId,
      reference: parent.number ?? parentId,
      quantity: alreadyReserved + fromStock,
      warehouseId,
    })
    if (added !== fromStock) throw new AppError('internal', 'Locked stock was not reserved')
  }
  if (!child) return []
  const target = {
    orderId,
    orderItemId: null,
    parentId,
    parentItemId,
    warehouseId,
    priority,
    today,
  }
  return writeProduction(deps, r, context, child, target)
}

const given = (values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value != null))
