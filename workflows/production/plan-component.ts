import { settingsIn } from '../access/settings-in.ts'
import type { Deps, Repositories } from '../deps.ts'
import { productionOrder } from '../entities/production-order.ts'
import { changeRecord } from '../registry/change-record.ts'
import type { EventContext } from '../shared/events.ts'
import { localDay } from '../shared/local-day.ts'
import { explodeComponent } from './explode.ts'
import { loadBills } from './load-bills.ts'
import { type ProductionOrder, topOf } from './lock-production.ts'
import { addMissing, addMissingOf, type Missing } from './missing-of.ts'
import { exactly } from '../shared/quantity.ts'
import { readLedger } from './read-ledger.ts'
import { settlePurchases } from './settle-purchases.ts'
import { supplyItem } from './write-production.ts'

export interface LostComponent {
  /** Locked. */
  parent: ProductionOrder
  /** As it was before it was cancelled. */
  made: ProductionOrder
  /** What was to be bought for it. */
  covered: Missing
}

/** Plans anew what a component of a production order waited for: from stock, made, or bought. */
export async function planComponent(
  deps: Deps,
  r: Repositories,
  context: EventContext,
  { parent, made, covered }: LostComponent,
): Promise<void> {
  const { timeZone } = await settingsIn(deps, context, r)
  const today = localDay(timeZone, deps.clock.now())
  const item = parent.items.find(({ id }) => id === made.parentItemId)
  const lost = Math.min(item?.toProduce ?? 0, exactly(made.quantity - made.producedQuantity))
  const bills = await loadBills(r, [made.productId])
  const missing: Missing = new Map()
  if (item && lost > 0) {
    const ledger = await readLedger(r, bills.parts.keys())
    const plan = explodeComponent({ productId: item.productId, quantity: lost }, bills, ledger)
    const planned = {
      ...item,
      reserved: exactly(item.reserved + plan.fromStock),
      toProduce: exactly(item.toProduce - lost + plan.toProduce),
      toPurchase: exactly(item.toPurchase + plan.toPurchase),
    }
    const items = parent.items.map((each) => (each === item ? planned : each))
    const change = { version: parent.version, items }
    await changeRecord(deps, r, context, productionOrder, parent.id, change, { internal: true })
    const component = { ...plan, alreadyReserved: item.reserved }
    await supplyItem(deps, r, context, parent, item.id, component, today)
    if (plan.toPurchase > 0) addMissing(missing, item.productId, plan.toPurchase)
    if (plan.child) addMissingOf(missing, plan.child)
  }
  const { orderId, warehouseId } = parent
  const owner = orderId
    ? { origin: 'order' as const, orderId }
    : { origin: 'production' as const, productionOrderId: await topOf(r, parent) }
  const purchase = { owner, warehouseId, missing, products: bills.parts, today }
  await settlePurchases(deps, r, context, purchase, covered)
}
