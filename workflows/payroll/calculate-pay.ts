import { workingDays } from '../leave/working-days.ts'

/** A share of the gross pay that is kept back, such as a tax. */
export interface Deduction {
  name: string
  /** 0 to 100, at most three decimal places. */
  percent: number
}

export type SalaryPeriod = 'month' | 'week' | 'day' | 'hour'

const DAYS_PER_WEEK = 5
const HOURS_PER_DAY = 8

export interface PayTerms {
  /** First and last day of the period, `YYYY-MM-DD`. */
  from: string
  to: string
  deductions: readonly Deduction[]
}

export interface Employment {
  /** In minor units. */
  salary: number
  /** For what: the whole period when it is a month. */
  per: SalaryPeriod
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
 * Pay of one person for one month. The gross is the salary by the share of the month's working days
 * (Monday to Friday) on which they were employed and not on unpaid leave; a salary per week, day or
 * hour counts those days themselves, five a week and eight hours each. Then each deduction of the gross.
 * Every line is rounded half-up to a whole minor unit; the net is the gross less the rounded lines.
 */
export function calculatePay(employment: Employment, { from, to, deductions }: PayTerms): Pay {
  const { hiredOn, leftOn, unpaid } = employment
  const days = workingDays(from, to)
  const paid = days.filter(
    (day) =>
      (hiredOn === null || day >= hiredOn) &&
      (leftOn === null || day <= leftOn) &&
      !unpaid.has(day),
  )
  const gross = grossOf(employment, paid.length, days.length)
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

function grossOf({ salary, per }: Employment, paid: number, working: number): number {
  switch (per) {
    case 'month':
      return working === 0 ? 0 : share(salary, paid, working)
    case 'week':
      return share(salary, paid, DAYS_PER_WEEK)
    case 'day':
      return share(salary, paid, 1)
    case 'hour':
      return share(salary, paid * HOURS_PER_DAY, 1)
  }
}

/** `amount × part / whole`, rounded half-up; exact, also where the product is beyond 2^53. */
function share(amount: number, part: number, whole: number): number {
  const twice = 2n * BigInt(amount) * BigInt(part)
  return Number((twice + BigInt(whole)) / (2n * BigInt(whole)))
}
