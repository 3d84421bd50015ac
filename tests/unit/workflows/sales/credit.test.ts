import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { requireCredit } from '../../../../workflows/sales/credit.ts'

const credit = { customer: 'Aigerim', limit: 100_000, currency: 'KZT', owed: 40_000 }
const sale = (amount: number, currency = 'KZT') => ({ amount, currency })

describe('a credit limit', () => {
  test('may be used to the last unit, and not beyond', () => {
    expect(() => requireCredit(credit, sale(60_000))).not.toThrow()
    expect(() => requireCredit(credit, sale(60_001))).toThrow(
      /^The credit limit of Aigerim is ₸1,000\.00: ₸400\.00 is owed already, and this would add ₸600\.01$/,
    )
  })

  test('does not stop who has none', () => {
    expect(() => requireCredit({ ...credit, limit: null }, sale(1e15, 'USD'))).not.toThrow()
  })

  test('of nothing lets nothing be sold', () => {
    const none = { ...credit, limit: 0, owed: 0 }
    expect(() => requireCredit(none, sale(1))).toThrow('The credit limit')
    expect(() => requireCredit(none, sale(0))).not.toThrow()
  })

  test('cannot be compared with another currency', () => {
    expect(() => requireCredit(credit, sale(1, 'USD'))).toThrow('a sale in USD cannot be compared')
  })

  test('holds exactly, however large the amounts', () => {
    const amount = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER })
    fc.assert(
      fc.property(amount, amount, amount, (limit, owed, added) => {
        const check = () => requireCredit({ ...credit, limit, owed }, sale(added))
        if (BigInt(owed) + BigInt(added) > BigInt(limit)) expect(check).toThrow('credit limit')
        else expect(check).not.toThrow()
      }),
    )
  })
})
