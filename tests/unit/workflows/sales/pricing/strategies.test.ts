import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { documentTotals } from '../../../../../workflows/sales/document-totals.ts'
import { discount } from '../../../../../workflows/sales/pricing/discount.ts'
import { standard } from '../../../../../workflows/sales/pricing/standard.ts'
import type { PriceBasis } from '../../../../../workflows/sales/pricing/strategy.ts'
import { tiered } from '../../../../../workflows/sales/pricing/tiered.ts'

const cake: PriceBasis = {
  quantity: 3,
  listPrice: 1005,
  taxRate: 12,
  tiers: [
    { minQuantity: 10, price: 900 },
    { minQuantity: 0, price: 1000 },
    { minQuantity: 100, price: 800 },
  ],
  discountPercent: 10,
}
/** The amounts of one line that a strategy priced. */
const amountsOf = (strategy: typeof standard, basis: PriceBasis) => {
  const { items, ...totals } = documentTotals([
    { title: 'A cake', quantity: basis.quantity, ...strategy(basis) },
  ])
  const [line] = items
  return { net: line?.net, tax: line?.tax, ...totals }
}

describe('prices', () => {
  test('standard: what the product costs, with its tax', () => {
    expect(standard(cake)).toEqual({ unitPrice: 1005, discountPercent: 0, taxRate: 12 })
  })

  test('discount: ten percent of a line round half-up, once, before the tax (I5)', () => {
    // 30.15 less 10 % is 27.135, which is 27.14; 12 % of that is 3.2568, which is 3.26.
    expect(amountsOf(discount, cake)).toEqual({
      net: 2714,
      tax: 326,
      subtotal: 2714,
      taxTotal: 326,
      total: 3040,
    })
    // One unit of 0.05 less 10 % is 0.045: a half, so it goes up to 0.05. 0.04 less 10 % is 0.036: 0.04.
    expect(amountsOf(discount, { ...cake, quantity: 1, listPrice: 5 }).net).toBe(5)
    expect(amountsOf(discount, { ...cake, quantity: 1, listPrice: 4 }).net).toBe(4)
    // The unit price itself is not rounded: 3 × 0.05 less 10 % is 0.135, which is 0.14 and not 3 × 0.05.
    expect(amountsOf(discount, { ...cake, listPrice: 5 }).net).toBe(14)
  })

  test('discount: the whole price at 0 %, nothing at 100 %', () => {
    expect(amountsOf(discount, { ...cake, discountPercent: 0 })).toEqual(amountsOf(standard, cake))
    expect(amountsOf(discount, { ...cake, discountPercent: 100 }).total).toBe(0)
  })

  test('tiered: the tier with the greatest quantity that is reached', () => {
    const priceOf = (quantity: number) => tiered({ ...cake, quantity }).unitPrice
    expect([0.5, 9.999, 10, 99, 100, 1e6].map(priceOf)).toEqual([1000, 1000, 900, 900, 800, 800])
  })

  test('tiered: by the list below the first tier, and without a list', () => {
    const from10 = [{ minQuantity: 10, price: 900 }]
    expect(tiered({ ...cake, tiers: from10 }).unitPrice).toBe(1005)
    expect(tiered({ ...cake, tiers: [] }).unitPrice).toBe(1005)
  })
})

const quantity = fc.integer({ min: 1, max: 10_000_000 }).map((n) => n / 1000)
const percent = fc.integer({ min: 0, max: 100_000 }).map((n) => n / 1000)
const price = fc.integer({ min: 0, max: 1_000_000_000 })
const tier = fc.record({ minQuantity: quantity, price })
const basis: fc.Arbitrary<PriceBasis> = fc.record({
  quantity,
  listPrice: price,
  taxRate: percent,
  tiers: fc.uniqueArray(tier, { selector: (each) => each.minQuantity, maxLength: 8 }),
  discountPercent: percent,
})
const strategy = fc.constantFrom(standard, discount, tiered)

describe('any prices', () => {
  test('totals are the sums of the lines plus tax, in whole minor units (I5)', () => {
    fc.assert(
      fc.property(fc.array(basis, { minLength: 1, maxLength: 20 }), strategy, (lines, priced) => {
        const { items, subtotal, taxTotal, total } = documentTotals(
          lines.map((line) => ({ title: 'x', quantity: line.quantity, ...priced(line) })),
        )
        const sum = (of: (item: (typeof items)[number]) => number) =>
          items.reduce((all, item) => all + of(item), 0)
        expect(subtotal).toBe(sum(({ net }) => net))
        expect(taxTotal).toBe(sum(({ tax }) => tax))
        expect(total).toBe(subtotal + taxTotal)
        for (const { net, tax } of items) expect([net, tax].every(Number.isSafeInteger)).toBe(true)
      }),
    )
  })

  test('a discount takes something off or nothing, and never more than there is', () => {
    fc.assert(
      fc.property(basis, (line) => {
        const whole = amountsOf(standard, line)
        const less = amountsOf(discount, line)
        expect(less.subtotal).toBeGreaterThanOrEqual(0)
        expect(less.subtotal).toBeLessThanOrEqual(whole.subtotal)
        expect(less.total).toBeLessThanOrEqual(whole.total)
      }),
    )
  })

  test('a greater discount is never dearer', () => {
    fc.assert(
      fc.property(basis, percent, (line, other) => {
        const [low = 0, high = 0] = [line.discountPercent, other].toSorted((a, b) => a - b)
        const at = (discountPercent: number) => amountsOf(discount, { ...line, discountPercent })
        expect(at(high).subtotal).toBeLessThanOrEqual(at(low).subtotal)
      }),
    )
  })

  test('more of a product never falls back into a lower tier, in whatever order tiers stand', () => {
    const reached = (line: PriceBasis, of: number) => {
      const { unitPrice } = tiered({ ...line, quantity: of, listPrice: -1 })
      return unitPrice === -1
        ? -1
        : Math.max(
            ...line.tiers
              .filter((each) => each.price === unitPrice && each.minQuantity <= of)
              .map((each) => each.minQuantity),
          )
    }
    fc.assert(
      fc.property(basis, quantity, (line, other) => {
        const [less = 0, more = 0] = [line.quantity, other].toSorted((a, b) => a - b)
        expect(reached(line, more)).toBeGreaterThanOrEqual(reached(line, less))
        const turned = { ...line, tiers: line.tiers.toReversed() }
        expect(tiered(turned)).toEqual(tiered(line))
      }),
    )
  })
})
