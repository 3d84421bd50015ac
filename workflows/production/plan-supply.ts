import { settingsIn } from '../access/settings-in.ts'
import type { Deps, Repositories } from '../deps.ts'
import { order } from '../entities/order.ts'
import { product } from '../entities/product.ts'
import { productionOrder } from '../entities/production-order.ts'
import { changeRecord } from '../registry/change-record.ts'
import { createRecord } from '../registry/create-record.ts'
import type { RecordOf } from '../registry/entity.ts'
import { AppError } from '../shared/errors.ts'
import type { EventContext } from '../shared/events.ts'
import { allRecords, findRecord } from '../shared/find-record.ts'
import { numberOf } from '../shared/number-series.ts'
import { localDay } from '../shared/local-day.ts'
import { daysAfter } from './days.ts'
import { exactly } from './quantities.ts'
import { warehouseFor } from './warehouse-for.ts'

const INTERNAL = { internal: true }

type Item = RecordOf<typeof order>['items'][number]

/**
 * For every short line of an order a production order, exploded through its bill of materials, or a draft
 * purchase order; once.
 * @throws AppError `conflict` for an order that is over, and when there is no warehouse
 */
export async function planSupply(
  deps: Deps,
  r: Repositories,
  context: EventContext,
  orderId: string,
): Promise<{ productionOrderIds: string[]; purchaseOrderIds: string[] }> {
  const found = await findRecord(r, order, orderId, { lock: true })
  if (!found) throw new AppError('not_found', 'There is no such order')
  if (found.status === 'cancelled' || found.status === 'failed') {
    throw new AppError('conflict', `The order is ${found.status}: nothing is planned for it`)
  }
  const ids = [...new Set(found.items.flatMap(({ productId }) => productId ?? []))]
  const known = await r.records.findMany(product, ids, { deleted: 'with' })
  const products = new Map((known as RecordOf<typeof product>[]).map((each) => [each.id, each]))
  const live = await allRecords(r, productionOrder, {
    conditions: [
      { field: 'orderId', operator: 'eq', value: orderId },
      { field: 'status', operator: 'ne', value: 'cancelled' },
    ],
  })
  const planned = new Set(live.map(({ orderItemId }) => orderItemId))
  const { timeZone } = await settingsIn(deps, context, r)
  const today = localDay(timeZone, deps.clock.now())
  let days = 0
  const productionOrderIds: string[] = []
  const items: Item[] = []
  for (const item of found.items) {
    const { productId, quantity, reserved, delivered, cancelled } = item
    const short = exactly(quantity - reserved - delivered - cancelled)
    const what = productId === null ? undefined : products.get(productId)
    if (what?.type !== 'goods' || short <= 0) {
      items.push(item)
      continue
    }
    days = Math.max(days, what.leadTimeDays)
    if (what.supply !== 'made') {
      items.push({ ...item, toProduce: 0, toPurchase: short })
      continue
    }
    items.push({ ...item, toProduce: short, toPurchase: 0 })
    if (planned.has(item.id)) continue
    const warehouseId = await warehouseFor(deps, r, context, found.warehouseId)
    const made = await createRecord(
      deps,
      r,
      context,
      productionOrder,
      {
        number: numberOf('PRD', await r.numbers.next('PRD')),
        productId,
        quantity: short,
        warehouseId,
        priority: found.priority,
        orderId,
        orderItemId: item.id,
      },
      INTERNAL,
    )
    productionOrderIds.push(made.id)
  }
  const earliestOn = found.earliestOn ?? daysAfter(today, days)
  const change = { version: found.version, items, earliestOn }
  await changeRecord(deps, r, context, order, orderId, change, INTERNAL)
  return { productionOrderIds, purchaseOrderIds: [] }
}
