import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  lineOf,
  openOf,
  type StockLine,
  takeableOf,
  withReserved,
} from '../../../../workflows/inventory/stock-line.ts'
import { exactly } from '../../../../workflows/shared/quantity.ts'

const line = (parts: Partial<StockLine> & { quantity: number }): StockLine => ({
  reserved: 0,
  toProduce: 0,
  toPurchase: 0,
  done: 0,
  ...parts,
})
const take = (of: StockLine, quantity: number): StockLine => ({
  ...of,
  ...withReserved(of, exactly(of.reserved + quantity)),
})

describe('a line that gets stock', () => {
  test('fills what is not planned, then buys less, then makes less', () => {
    const planned = line({ quantity: 10, toPurchase: 3, toProduce: 4 })
    expect(take(planned, 3)).toMatchObject({ reserved: 3, toPurchase: 3, toProduce: 4 })
    expect(take(planned, 5)).toMatchObject({ reserved: 5, toPurchase: 1, toProduce: 4 })
    expect(take(planned, 8)).toMatchObject({ reserved: 8, toPurchase: 0, toProduce: 2 })
  })

  test('leaves to its production what that will give', () => {
    const planned = line({ quantity: 10, toPurchase: 3, toProduce: 7 })
    expect(takeableOf(planned, 7)).toBe(3)
    expect(takeableOf(planned, 5)).toBe(5)
    expect(takeableOf(planned, 0)).toBe(10)
    // A production order that makes more than the line asks for.
    expect(takeableOf(planned, 50)).toBe(3)
  })

  test('needs nothing for what is delivered, cancelled or used up', () => {
    const row = { id: '1', productId: '2', quantity: 9, reserved: 1, toProduce: 0, toPurchase: 0 }
    expect(openOf(lineOf({ ...row, delivered: 2, cancelled: 3.5 }))).toBe(2.5)
    expect(openOf(lineOf({ ...row, consumed: 8 }))).toBe(0)
  })
})

/** What may happen to a line; thousandths, as far as they are possible. */
const amount = fc.integer({ min: 1, max: 6000 })
const happening = fc.record({
  kind: fc.constantFrom('plan', 'stock', 'make', 'stop making', 'deliver', 'cancel'),
  amount,
  bought: fc.boolean(),
})

test('whatever happens to a line, it adds up, and nothing is met twice (I4)', () => {
  fc.assert(
    fc.property(amount, fc.array(happening, { maxLength: 30 }), (quantity, happenings) => {
      let of = line({ quantity: quantity / 1000 })
      let inProduction = 0
      let isPlanned = false
      const sum = () => exactly(of.reserved + of.toProduce + of.toPurchase + of.done)
      for (const { kind, amount: thousandths, bought } of happenings) {
        const wanted = thousandths / 1000
        if (kind === 'plan' && !isPlanned) {
          const open = openOf(of)
          of = bought ? { ...of, toPurchase: open } : { ...of, toProduce: open }
          inProduction = bought ? 0 : open
          isPlanned = true
        }
        if (kind === 'stock') {
          of = take(of, Math.min(wanted, takeableOf(of, inProduction)))
        }
        if (kind === 'make') {
          const made = Math.min(wanted, inProduction)
          const into = Math.min(made, of.toProduce)
          inProduction = exactly(inProduction - made)
          of = {
            ...of,
            reserved: exactly(of.reserved + into),
            toProduce: exactly(of.toProduce - into),
          }
        }
        if (kind === 'stop making') inProduction = 0
        if (kind === 'deliver' || kind === 'cancel') {
          const gone = Math.min(wanted, of.reserved)
          of = { ...of, reserved: exactly(of.reserved - gone), done: exactly(of.done + gone) }
        }
        expect(Math.min(of.reserved, of.toProduce, of.toPurchase, of.done)).toBeGreaterThanOrEqual(
          0,
        )
        expect(sum()).toBeLessThanOrEqual(of.quantity)
        if (isPlanned) expect(sum()).toBe(of.quantity)
        // What production will give still has its place.
        expect(inProduction).toBeLessThanOrEqual(of.toProduce)
      }
      const rest = takeableOf(of, 0)
      of = take(of, rest)
      expect(openOf(of)).toBe(0)
      expect(sum()).toBe(of.quantity)
    }),
    { numRuns: 500 },
  )
})
