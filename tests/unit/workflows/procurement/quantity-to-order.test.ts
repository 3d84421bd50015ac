import fc from 'fast-check'
import { expect, test } from 'vitest'
import { quantityToOrder } from '../../../../workflows/procurement/quantity-to-order.ts'

const rules = { reorderPoint: 10, reorderQuantity: 25 }

test.each([
  ['above the point nothing', { available: 11, onOrder: 0 }, 0],
  ['at the point one quantity', { available: 10, onOrder: 0 }, 25],
  ['below it one quantity', { available: 3, onOrder: 0 }, 25],
  ['what is on its way counts', { available: 3, onOrder: 25 }, 0],
  ['far below it several', { available: 0, onOrder: 0, reorderPoint: 60 }, 75],
  ['without a quantity nothing', { available: 0, onOrder: 0, reorderQuantity: 0 }, 0],
])('%s', (_, position, quantity) => {
  expect(quantityToOrder({ ...rules, ...position })).toBe(quantity)
})

test('after the order there is more than the point, and without its last batch there was not', () => {
  const amount = fc.integer({ min: 0, max: 1_000_000 }).map((n) => n / 1000)
  fc.assert(
    fc.property(amount, amount, amount, fc.integer({ min: 1, max: 5_000 }), (a, o, point, n) => {
      const reorderQuantity = n / 1000
      const position = { available: a, onOrder: o, reorderPoint: point, reorderQuantity }
      const ordered = quantityToOrder(position)
      const after = Math.round((a + o + ordered) * 1000)
      expect(after > Math.round(point * 1000)).toBe(true)
      if (ordered > 0) expect(after - n <= Math.round(point * 1000)).toBe(true)
    }),
  )
})
