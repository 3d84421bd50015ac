import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allocate } from '../../../../workflows/inventory/allocate.ts'
import { exactly, sumOf } from '../../../../workflows/shared/quantity.ts'

const level = (warehouseId: string, available: number, open = true) => ({
  warehouseId,
  available,
  open,
})

describe('stock is taken', () => {
  test('from the preferred warehouse first, then by id', () => {
    const levels = [level('a', 1), level('b', 2), level('c', 3)]
    expect(allocate(levels, 4, 'b')).toEqual([
      { warehouseId: 'b', quantity: 2 },
      { warehouseId: 'a', quantity: 1 },
      { warehouseId: 'c', quantity: 1 },
    ])
    expect(allocate(levels, 1.5)).toEqual([
      { warehouseId: 'a', quantity: 1 },
      { warehouseId: 'b', quantity: 0.5 },
    ])
  })

  test('from no warehouse that is closed or empty, and not at all when nothing is wanted', () => {
    expect(allocate([level('a', 5, false), level('b', 0)], 1, 'a')).toEqual([])
    expect(allocate([level('a', 5)], 0)).toEqual([])
    expect(allocate([level('a', 5)], -1)).toEqual([])
  })

  test('as much as there is, and never more than is wanted', () => {
    const thousandths = fc.integer({ min: 0, max: 9999 }).map((n) => n / 1000)
    const levels = fc.uniqueArray(
      fc.record({
        warehouseId: fc.constantFrom('a', 'b', 'c', 'd'),
        available: thousandths,
        open: fc.boolean(),
      }),
      { selector: ({ warehouseId }) => warehouseId },
    )
    fc.assert(
      fc.property(levels, thousandths, fc.constantFrom('a', 'x', null), (given, wanted, first) => {
        const parts = allocate(given, wanted, first)
        const there = given.filter(({ open }) => open).map((each) => each.available)
        const all = exactly(there.reduce((sum, each) => sum + each, 0))
        expect(sumOf(parts)).toBe(Math.min(all, wanted))
        for (const { warehouseId, quantity } of parts) {
          const from = given.find((each) => each.warehouseId === warehouseId)
          expect(quantity).toBeGreaterThan(0)
          expect(quantity).toBeLessThanOrEqual(from?.available ?? 0)
        }
      }),
    )
  })
})
