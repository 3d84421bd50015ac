import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  divideHalfUp,
  formatMoney,
  minorUnitDigits,
  percentOf,
  priceOf,
  toAmount,
} from '../../../../workflows/shared/money.ts'

test('a currency has as many decimal places as ISO 4217 says', () => {
  expect(['KZT', 'USD', 'JPY', 'KWD'].map(minorUnitDigits)).toEqual([2, 2, 0, 3])
})

test('an amount is written in the manner of the reader', () => {
  expect(formatMoney(123_456_789, 'USD', 'en')).toBe('$1,234,567.89')
  expect(formatMoney(-5, 'USD', 'en')).toBe('-$0.05')
  expect(formatMoney(1500, 'JPY', 'en')).toBe('¥1,500')
  expect(formatMoney(150_000, 'KZT', 'ru').replaceAll(/\s/g, ' ')).toBe('1 500,00 ₸')
  expect(formatMoney(Number.MAX_SAFE_INTEGER, 'USD', 'en')).toBe('$90,071,992,547,409.91')
})

test('a half goes up, in both directions alike', () => {
  expect([1n, 3n, 5n, -1n, -3n].map((n) => divideHalfUp(n, 2n))).toEqual([1n, 2n, 3n, -1n, -2n])
  expect(divideHalfUp(149n, 100n)).toBe(1n)
  expect(divideHalfUp(7n, -2n)).toBe(-4n)
})

test('no rounded quotient is further than a half from the exact one', () => {
  fc.assert(
    fc.property(fc.bigInt(-(10n ** 30n), 10n ** 30n), fc.bigInt(1n, 10n ** 12n), (n, d) => {
      const error = 2n * (divideHalfUp(n, d) * d - n)
      expect(error <= d && error >= -d).toBe(true)
    }),
  )
})

test.each([
  [1005, 1, 10, 905n], // 904.5
  [333, 3, 0, 999n],
  [100, 0.005, 0, 1n], // 0.5
  [100, 0.004, 0, 0n],
  [1, 1, 50, 1n], // 0.5
  [29, 1.15, 0, 33n], // 33.35
  [9_007_199_254_740_991, 1, 0, 9_007_199_254_740_991n],
  [4999, 7, 33.333, 23_329n], // 23,328.783…
])('%s minor units, %s times, less %s %% are %s', (amount, quantity, discount, expected) => {
  expect(priceOf(amount, quantity, discount)).toBe(expected)
})

test('a tax is a percentage of the amount, half-up', () => {
  expect(percentOf(1025n, 12)).toBe(123n)
  expect(percentOf(1050n, 5)).toBe(53n) // 52.5
  expect(percentOf(100n, 0)).toBe(0n)
})

test('an amount beyond what a number holds exactly is refused by name', () => {
  expect(toAmount(12n, 'total')).toBe(12)
  expect(() => toAmount(2n ** 53n, 'total')).toThrow(
    expect.objectContaining({
      code: 'invalid_input',
      fields: [expect.objectContaining({ field: 'total' })],
    }),
  )
})
