import { AppError } from '../shared/errors.ts'
import { thousandths } from '../shared/money.ts'
import { type Bill, type Bills, componentsOf } from './bills.ts'
import { divideUp, quantityOf } from './quantities.ts'
import { requireBuildable } from './require-buildable.ts'

/** What is available of each product, in thousandths. What is planned from stock is taken out of it. */
export type StockLedger = Map<string, bigint>

/** A production order to be: so much of a product, and what it takes. */
export interface PlannedProduction {
  productId: string
  quantity: number
  components: PlannedComponent[]
  /** Until it can be made: the longest chain of lead times among its short components. */
  waitDays: number
  /** waitDays, and its own lead time. */
  leadDays: number
}

/** needed = fromStock + toProduce + toPurchase. */
export interface PlannedComponent {
  productId: string
  needed: number
  fromStock: number
  toProduce: number
  toPurchase: number
  /** Makes `toProduce`; null when that is 0. */
  child: PlannedProduction | null
}

/** A quantity that records can hold. */
const MAX_QUANTITY = 1_000_000_000_000n
/** Diamonds on diamonds make a tree much larger than the bills that describe it. */
const MAX_ORDERS = 1000

/**
 * What has to be made for so much of a made product: one production order with its components, of which so
 * much is in stock and the rest is made, through all levels, or bought. A component needs quantity /
 * outputQuantity × its quantity × (1 + scrapPercent / 100), rounded up to three decimal places. A product
 * without a bill of materials takes nothing.
 * @throws AppError `conflict` as `requireBuildable` does, and for more than 1,000 production orders or a
 * quantity above 1,000,000,000
 */
export function explode(
  { productId, quantity }: { productId: string; quantity: number },
  bills: Bills,
  stock: StockLedger,
): PlannedProduction {
  requireBuildable(bills, productId)
  return planMade(productId, thousandths(quantity), { bills, stock, orders: 0 })
}

/** The same for one component: from stock first, then made or bought. */
export function explodeComponent(
  { productId, quantity }: { productId: string; quantity: number },
  bills: Bills,
  stock: StockLedger,
): PlannedComponent {
  requireBuildable(bills, productId)
  return planComponent(productId, thousandths(quantity), { bills, stock, orders: 0 })
}

interface Planning {
  bills: Bills
  stock: StockLedger
  /** So many production orders as yet. */
  orders: number
}

function planMade(productId: string, quantity: bigint, planning: Planning): PlannedProduction {
  const { parts, bills } = planning.bills
  const { sku = productId, leadTimeDays = 0 } = parts.get(productId) ?? {}
  planning.orders += 1
  if (planning.orders > MAX_ORDERS) {
    throw new AppError('conflict', `${sku} takes more than ${MAX_ORDERS} production orders`)
  }
  const output = bills.get(productId)?.outputQuantity ?? 1
  const components = componentsOf(planning.bills, productId).map((item) =>
    planComponent(item.productId, neededFor(quantity, output, item), planning),
  )
  const waitDays = Math.max(0, ...components.map((each) => waitOf(planning.bills, each)))
  return {
    productId,
    quantity: quantityOf(quantity),
    components,
    waitDays,
    leadDays: waitDays + leadTimeDays,
  }
}

function planComponent(productId: string, needed: bigint, planning: Planning): PlannedComponent {
  const { bills, stock } = planning
  const { sku = productId, supply } = bills.parts.get(productId) ?? {}
  if (needed > MAX_QUANTITY) {
    throw new AppError('conflict', `So much of ${sku} cannot be planned: ${quantityOf(needed)}`)
  }
  const there = stock.get(productId) ?? 0n
  const taken = there < needed ? there : needed
  stock.set(productId, there - taken)
  const missing = needed - taken
  const isMade = supply === 'made'
  return {
    productId,
    needed: quantityOf(needed),
    fromStock: quantityOf(taken),
    toProduce: isMade ? quantityOf(missing) : 0,
    toPurchase: isMade ? 0 : quantityOf(missing),
    child: isMade && missing > 0n ? planMade(productId, missing, planning) : null,
  }
}

/** In thousandths; exact until it is rounded up once. */
function neededFor(quantity: bigint, output: number, item: Bill['items'][number]): bigint {
  const whole = 100_000n
  const withScrap = whole + thousandths(item.scrapPercent)
  return divideUp(quantity * thousandths(item.quantity) * withScrap, thousandths(output) * whole)
}

function waitOf({ parts }: Bills, { productId, toPurchase, child }: PlannedComponent): number {
  if (child) return child.leadDays
  return toPurchase > 0 ? (parts.get(productId)?.leadTimeDays ?? 0) : 0
}
