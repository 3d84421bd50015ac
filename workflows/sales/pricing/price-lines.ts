import type { Repositories } from '../../deps.ts'
import { product } from '../../entities/product.ts'
import type { RecordOf } from '../../registry/entity.ts'
import { AppError, type FieldError } from '../../shared/errors.ts'
import type { LineItem } from '../line-items.ts'
import { discount } from './discount.ts'
import { standard } from './standard.ts'
import type { PriceTier, PricingStrategy } from './strategy.ts'
import { tiered } from './tiered.ts'
import { tiersOf } from './tiers-of.ts'

type Product = RecordOf<typeof product>

/** A line that may leave its price to a strategy. */
export type UnpricedLine = Omit<LineItem, 'unitPrice'> & { unitPrice?: number | null }

export interface PriceLines {
  /** `agreed`: prices that are given stay; a missing one is `tiered`. */
  strategy: 'agreed' | 'standard' | 'discount' | 'tiered'
  /** Of the strategy `discount`; the workspace's when null. */
  discountPercent: number | null
  /** Whose price list counts. */
  customerId: string | null
  /** ISO 4217. */
  currency: string
  /** On which prices must be valid, as YYYY-MM-DD. */
  day: string
  lines: readonly UnpricedLine[]
}

const STRATEGIES: Record<Exclude<PriceLines['strategy'], 'agreed'>, PricingStrategy> = {
  standard,
  discount,
  tiered,
}

/**
 * Prices lines by a strategy. Lines without a product stay as they were agreed in any of them.
 * @throws AppError `invalid_input` naming the line that has no price, or none in the currency
 */
export async function priceLines(
  r: Pick<Repositories, 'records' | 'settings'>,
  request: PriceLines,
): Promise<LineItem[]> {
  const { strategy, currency, lines } = request
  const ids = new Set(lines.flatMap(({ productId }) => (productId == null ? [] : [productId])))
  const found = (await r.records.findMany(product, [...ids])) as unknown as Product[]
  const products = new Map(found.map((each) => [each.id, each]))
  const discountPercent = strategy === 'discount' ? await discountOf(r, request) : 0
  const tiers =
    strategy === 'tiered' || lines.some(({ unitPrice }) => unitPrice == null)
      ? await tiersOf(r, request)
      : new Map<string, PriceTier[]>()

  const errors: FieldError[] = []
  const priced = lines.map((line, index): LineItem => {
    const { productId, unitPrice } = line
    const of = productId == null ? undefined : products.get(productId)
    const agreed = { ...line, taxRate: line.taxRate ?? of?.taxRate ?? 0 }
    if (unitPrice != null && (strategy === 'agreed' || !of)) return { ...agreed, unitPrice }
    const fail = (field: string, rule: string): LineItem => {
      errors.push({ field: `items[${index}].${field}`, rule })
      return { ...agreed, unitPrice: 0 }
    }
    if (!of) {
      return productId == null
        ? fail('unitPrice', 'is needed when there is no product')
        : fail('productId', 'must be the id of a product that exists')
    }
    const listed = tiers.get(of.id) ?? []
    if (
      of.currency !== currency &&
      !listed.some(({ minQuantity }) => minQuantity <= line.quantity)
    ) {
      return fail('productId', `is priced in ${of.currency}, not in ${currency}`)
    }
    const price = strategy === 'agreed' ? tiered : STRATEGIES[strategy]
    const basis = { quantity: line.quantity, listPrice: of.price, taxRate: of.taxRate }
    const result = price({ ...basis, tiers: listed, discountPercent })
    // Under `agreed` only the price was left open.
    return strategy === 'agreed'
      ? { ...agreed, unitPrice: result.unitPrice }
      : { ...line, ...result }
  })
  const [first] = errors
  if (first) {
    throw new AppError('invalid_input', `${first.field} ${first.rule}`, { fields: errors })
  }
  return priced
}

async function discountOf(
  r: Pick<Repositories, 'settings'>,
  { discountPercent }: PriceLines,
): Promise<number> {
  return discountPercent ?? (await r.settings.read()).values.sales.discountPercent
}
