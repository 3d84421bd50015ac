import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calculatePay } from '../../../../workflows/payroll/calculate-pay.ts'

const november = { from: '2026-11-01', to: '2026-11-30', deductions: [] }
const employed = {
  salary: 50_000_00,
  per: 'month' as const,
  hiredOn: null,
  leftOn: null,
  unpaid: new Set<string>(),
}

describe('pay of a period', () => {
  test('somebody who was there all the time gets the salary', () => {
    expect(calculatePay(employed, november)).toMatchObject({
      workingDays: 21,
      paidDays: 21,
      gross: 50_000_00,
      net: 50_000_00,
    })
  })

  test('who comes or leaves within it gets the share of its working days', () => {
    const late = calculatePay({ ...employed, hiredOn: '2026-11-16' }, november)
    expect(late).toMatchObject({ paidDays: 11, gross: 26_190_48 })
    const early = calculatePay({ ...employed, leftOn: '2026-11-13' }, november)
    expect(early).toMatchObject({ paidDays: 10, gross: 23_809_52 })
  })

  test('unpaid leave is not paid; a Sunday of it costs nothing', () => {
    const unpaid = new Set(['2026-11-20', '2026-11-22'])
    expect(calculatePay({ ...employed, unpaid }, november).paidDays).toBe(20)
  })

  test.each([
    ['week', 4_20],
    ['day', 21_00],
    ['hour', 168_00],
  ] as const)(
    'a salary of 1.00 per %s makes %i of minor units in 21 working days',
    (per, gross) => {
      expect(calculatePay({ ...employed, salary: 1_00, per }, november).gross).toBe(gross)
    },
  )

  test('each deduction is rounded half-up, and the net is what remains', () => {
    const deductions = [
      { name: 'Pension', percent: 10 },
      { name: 'Income tax', percent: 12.5 },
    ]
    const pay = calculatePay({ ...employed, salary: 1_005 }, { ...november, deductions })
    expect(pay.deductions).toEqual([
      { name: 'Pension', amount: 101 },
      { name: 'Income tax', amount: 126 },
    ])
    expect(pay).toMatchObject({ gross: 1_005, deducted: 227, net: 778 })
  })

  test('net and deductions make the gross, which never exceeds the salary', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 9_000_000_000_000_000 }),
        fc.array(fc.integer({ min: 0, max: 25_000 }), { maxLength: 4 }),
        fc.integer({ min: 1, max: 30 }),
        (salary, thousandths, day) => {
          const hiredOn = `2026-11-${String(day).padStart(2, '0')}`
          const deductions = thousandths.map((share) => ({ name: 'a', percent: share / 1000 }))
          const pay = calculatePay({ ...employed, salary, hiredOn }, { ...november, deductions })
          expect(pay.net + pay.deducted).toBe(pay.gross)
          expect(pay.gross).toBeLessThanOrEqual(salary)
          expect(pay.net).toBeGreaterThanOrEqual(0)
        },
      ),
    )
  })
})
