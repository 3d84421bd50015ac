import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { componentsToUse } from '../../../../workflows/production/components-to-use.ts'
import type { ProductionOrder } from '../../../../workflows/production/lock-production.ts'

const ofOne = (quantity: number, needed: number, more: object = {}) =>
  ({
    quantity,
    producedQuantity: 0,
    items: [{ id: 'a', productId: 'p', quantity: needed, consumed: 0, reserved: needed, ...more }],
  }) as unknown as ProductionOrder

describe('what a completion uses up', () => {
  test('is its share of each component, rounded up', () => {
    expect(componentsToUse(ofOne(3, 10), 1)).toMatchObject([{ use: 3.334, lacks: 0 }])
  })

  test('counts what was used up before', () => {
    const begun = { ...ofOne(3, 10, { consumed: 3.334, reserved: 6.666 }), producedQuantity: 1 }
    expect(componentsToUse(begun, 1)).toMatchObject([{ use: 3.333 }])
    expect(componentsToUse(begun, 2)).toMatchObject([{ use: 6.666 }])
  })

  test('says what is not reserved of it', () => {
    expect(componentsToUse(ofOne(2, 10, { reserved: 4 }), 1)).toMatchObject([{ use: 5, lacks: 1 }])
  })

  test('is all of it in the end, however it is made', () => {
    const thousandths = fc.integer({ min: 1, max: 1_000_000 })
    const parts = fc.array(fc.integer({ min: 1, max: 50_000 }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(thousandths, parts, (needed, made) => {
        const whole = made.reduce((sum, each) => sum + each, 0) / 1000
        let now = ofOne(whole, needed / 1000)
        for (const part of made) {
          const [{ item, use, lacks } = expect.fail()] = componentsToUse(now, part / 1000)
          expect(lacks).toBe(0)
          expect(use).toBeGreaterThanOrEqual(0)
          const to3 = (value: number) => Math.round(value * 1000) / 1000
          const items = [
            { ...item, consumed: to3(item.consumed + use), reserved: to3(item.reserved - use) },
          ]
          now = { ...now, producedQuantity: to3(now.producedQuantity + part / 1000), items }
        }
        expect(now.items[0]).toMatchObject({ consumed: needed / 1000, reserved: 0 })
      }),
    )
  })
})
