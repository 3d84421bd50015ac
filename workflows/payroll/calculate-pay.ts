import { workingDays } from '../leave/working-days.ts'

/** A share of the gross pay that is kept back, such as a tax. */
export interface Deduction {
  name: string
  /** 0 to 100, at most three decimal places. */
  percent: number
}

export interface PayTerms {
  /** First and last day of the period, `YYYY-MM-DD`. */
  from: string
  to: string
  deductions: readonly Deduction[]
}

export interface Employment {
  /** For the whole period, in minor units. */
  salary: number
  hiredOn: string | null
  /** The last day. */
  leftOn: string | null
  /** Days of unpaid leave. */
  unpaid: ReadonlySet<string>
}

export interface Pay {
  workingDays: number
  paidDays: number
  /** All in minor units. */
  gross: number
  deductions: { name: string; amount: number }[]
  deducted: number
  net: number
}

/**
 * Pay of one person for one period: the salary by the share of the period's working days (Monday to
 * Friday) on which they were employed and not on unpaid leave; then each deduction from that gross.
 * Every line is rounded half-up to a whole minor unit; the net is the gross less the rounded lines.
 */
export function calculatePay(employment: Employment, { from, to, deductions }: PayTerms): Pay {
  const { salary, hiredOn, leftOn, unpaid } = employment
  const days = workingDays(from, to)
  const paid = days.filter(
    (day) =>
      (hiredOn === null || day >= hiredOn) &&
      (leftOn === null || day <= leftOn) &&
      !unpaid.has(day),
  )
  const gross = days.length === 0 ? 0 : share(salary, paid.length, days.length)
  const lines = deductions.map(({ name, percent }) => ({
    name,
    amount: share(gross, Math.round(percent * 1000), 100_000),
  }))
  // Lines rounded up could exceed a gross of a few minor units.
  const deducted = Math.min(
    gross,
    lines.reduce((sum, { amount }) => sum + amount, 0),
  )
  return {
    workingDays: days.length,
    paidDays: paid.length,
    gross,
    deductions: lines,
    deducted,
    net: gross - deducted,
  }
}

/** `amount × part / whole`, rounded half-up; exact, also where the product is beyond 2^53. */
function share(amount: number, part: number, whole: number): number {
  const twice = 2n * BigInt(amount) * BigInt(part)
  return Number((twice + BigInt(whole)) / (2n * BigInt(whole)))
}
