import { settingsIn } from '../access/settings-in.ts'
import type { Deps, Repositories } from '../deps.ts'
import { order } from '../entities/order.ts'
import { changeRecord } from '../registry/change-record.ts'
import { notFound } from '../registry/read-record.ts'
import { AppError } from '../shared/errors.ts'
import type { EventContext } from '../shared/events.ts'
import { findRecord } from '../shared/find-record.ts'
import { daysAfter, localDay } from '../shared/local-day.ts'
import { explode } from './explode.ts'
import { loadBills, type Product, productsOf } from './load-bills.ts'
import type { Order } from './lock-production.ts'
import { addMissing, addMissingOf, type Missing } from './missing-of.ts'
import { exactly } from '../shared/quantity.ts'
import { readLedger } from './read-ledger.ts'
import { settlePurchases } from './settle-purchases.ts'
import { warehouseFor } from './warehouse-for.ts'
import { writeProduction } from './write-production.ts'

/**
 * For every short line of an order that is not planned yet one production order, exploded through its bill
 * of materials, or a place on a draft purchase order; sets what each line waits for (I4) and the earliest
 * day by lead times. Called again, it does nothing more.
 * @param covered what is on its purchase orders already, or bought for what was taken back just now
 * @throws AppError `conflict` for an order that is over, for bills of materials that cannot be built, and
 * when there is no warehouse
 */
export async function planSupply(
  deps: Deps,
  r: Repositories,
  context: EventContext,
  orderId: string,
  covered: Missing = new Map(),
): Promise<{ productionOrderIds: string[]; purchaseOrderIds: string[] }> {
  const found = await findRecord(r, order, orderId, { lock: true })
  if (!found) throw notFound(order)
  if (found.status === 'cancelled' || found.status === 'failed') {
    throw new AppError('conflict', `The order is ${found.status}: nothing is planned for it`)
  }
  const { timeZone } = await settingsIn(deps, context, r)
  const today = localDay(timeZone, deps.clock.now())
  const ordered = found.items.flatMap(({ productId }) => productId ?? [])
  const short = shortLines(found, await productsOf(r, ordered))
  const wanted = short.map(({ productId }) => productId)
  const bills = await loadBills(r, wanted)
  const missing: Missing = new Map()
  const productionOrderIds: string[] = []
  const purchaseOrderIds: string[] = []
  let days = 0
  if (short.length > 0 || covered.size > 0) {
    const warehouseId = await warehouseFor(deps, r, context, found.warehouseId)
    const ledger = await readLedger(r, bills.parts.keys())
    for (const { itemId, productId, quantity, isMade, leadTimeDays } of short) {
      if (!isMade) {
        addMissing(missing, productId, quantity)
        days = Math.max(days, leadTimeDays)
        continue
      }
      const plan = explode({ productId, quantity }, bills, ledger)
      const made = await writeProduction(deps, r, context, plan, {
        orderId,
        orderItemId: itemId,
        parentId: null,
        parentItemId: null,
        warehouseId,
        priority: found.priority,
        today,
      })
      productionOrderIds.push(...made.map(({ id }) => id))
      addMissingOf(missing, plan)
      days = Math.max(days, plan.leadDays)
    }
    const owner = { origin: 'order' as const, orderId }
    const purchase = { owner, warehouseId, missing, products: bills.parts, today }
    purchaseOrderIds.push(...(await settlePurchases(deps, r, context, purchase, covered)))
  }
  const earliest = daysAfter(today, days)
  const { earliestOn, version } = found
  const change = {
    version,
    items: withPlan(found, short),
    earliestOn:
      short.length === 0 || (earliestOn ?? '') > earliest ? (earliestOn ?? earliest) : earliest,
  }
  await changeRecord(deps, r, context, order, orderId, change, { internal: true })
  return { productionOrderIds, purchaseOrderIds }
}

interface ShortLine {
  itemId: string
  productId: string
  quantity: number
  isMade: boolean
  leadTimeDays: number
}

/** What of each line of goods is neither there nor on its way, done nor given up. */
function shortLines({ items }: Order, products: readonly Product[]): ShortLine[] {
  const parts = new Map(products.map((each) => [each.id, each]))
  return items.flatMap(({ id, productId, quantity, ...line }) => {
    const part = parts.get(productId ?? '')
    const { reserved, toProduce, toPurchase, delivered, cancelled } = line
    const missing = exactly(quantity - reserved - toProduce - toPurchase - delivered - cancelled)
    if (part?.type !== 'goods' || missing <= 0) return []
    const { id: partId, supply, leadTimeDays } = part
    const isMade = supply === 'made'
    return [{ itemId: id, productId: partId, quantity: missing, isMade, leadTimeDays }]
  })
}

function withPlan({ items }: Order, short: readonly ShortLine[]): Order['items'] {
  const lines = new Map(short.map((line) => [line.itemId, line]))
  return items.map((item) => {
    const line = lines.get(item.id)
    if (!line) return item
    return line.isMade
      ? { ...item, toProduce: exactly(item.toProduce + line.quantity) }
      : { ...item, toPurchase: exactly(item.toPurchase + line.quantity) }
  })
}
