import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { documentTotals } from '../../../../workflows/sales/document-totals.ts'
import { percentOf, priceOf } from '../../../../workflows/shared/money.ts'

const thousandth = (max: number) => fc.integer({ min: 0, max: max * 1000 }).map((n) => n / 1000)
const line = fc.record({
  quantity: fc.integer({ min: 1, max: 1_000_000_000 }).map((n) => n / 1000),
  unitPrice: fc.integer({ min: 0, max: 1_000_000_000 }),
  discountPercent: thousandth(100),
  taxRate: thousandth(100),
})

describe('the totals of a document (I5)', () => {
  test('are the sums of its lines: 10 % off, then 12 % tax, each rounded half-up', () => {
    const { items, ...totals } = documentTotals([
      { quantity: 3, unitPrice: 1005, discountPercent: 10, taxRate: 12 },
      { quantity: 0.5, unitPrice: 999, discountPercent: 0, taxRate: 0 },
    ])
    // 3 × 10.05 less 10 % = 27.135 → 27.14; 12 % of it = 3.2568 → 3.26; 0.5 × 9.99 = 4.995 → 5.00
    expect(items).toMatchObject([
      { net: 2714, tax: 326, total: 3040 },
      { net: 500, tax: 0, total: 500 },
    ])
    expect(totals).toEqual({ subtotal: 3214, taxTotal: 326, total: 3540 })
  })

  test('of nothing are nothing', () => {
    expect(documentTotals([])).toEqual({ items: [], subtotal: 0, taxTotal: 0, total: 0 })
  })

  test('add up exactly for any lines, never negative', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
        const { items, subtotal, taxTotal, total } = documentTotals(lines)
        const sum = (name: 'net' | 'tax' | 'total') =>
          items.reduce((before, item) => before + item[name], 0)
        expect([subtotal, taxTotal, total]).toEqual([sum('net'), sum('tax'), sum('total')])
        expect(subtotal + taxTotal).toBe(total)
        for (const { net, tax } of items) {
          expect(Number.isSafeInteger(net) && net >= 0).toBe(true)
          expect(Number.isSafeInteger(tax) && tax >= 0).toBe(true)
        }
      }),
    )
  })

  test('do not depend on the order of the lines, and a line alone costs as much as among others', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), (lines) => {
        const { total } = documentTotals(lines)
        expect(documentTotals(lines.toReversed()).total).toBe(total)
        const alone = lines.map((one) => documentTotals([one]).total)
        expect(alone.reduce((a, b) => a + b, 0)).toBe(total)
      }),
    )
  })

  test('follow decimal arithmetic where floats drift', () => {
    fc.assert(
      fc.property(line, (one) => {
        const { items } = documentTotals([one])
        const net = priceOf(one.unitPrice, one.quantity, one.discountPercent)
        expect(items[0]).toMatchObject({
          net: Number(net),
          tax: Number(percentOf(net, one.taxRate)),
        })
      }),
    )
    // 1.1 × 1.15 is 1.2649999999999999 in floats.
    expect(documentTotals([{ quantity: 1.1, unitPrice: 115 }]).total).toBe(127)
    expect(documentTotals([{ quantity: 1.005, unitPrice: 100 }]).total).toBe(101)
  })

  test('a sum that is too large is refused, naming the line', () => {
    const huge = { quantity: 1_000_000_000, unitPrice: Number.MAX_SAFE_INTEGER }
    expect(() => documentTotals([{ quantity: 1, unitPrice: 1 }, huge])).toThrow(
      expect.objectContaining({
        code: 'invalid_input',
        fields: [expect.objectContaining({ field: 'items[1]' })],
      }),
    )
  })
})
