import type { CrashPoint } from './crash-points.ts'
import type { SaleOptions } from './sales-company.ts'

const BOOKING = ['issue the invoice', 'reserve the stock', 'plan what is short']

/** A saga that ends in one way, and all its transactions. */
export interface Course {
  title: string
  saga: string
  options: Omit<SaleOptions, 'label'>
  ends: string
  moments: Omit<CrashPoint, 'when' | 'saga'>[]
}

const step = (name: string) => ({ of: 'step' as const, name })
const undo = (name: string) => ({ of: 'undo' as const, name })
const BEGIN = { of: 'begin' as const }
const UNDOING = { of: 'give up' as const }
const UNDONE = { of: 'compensated' as const }

export const COURSES: Course[] = [
  {
    title: 'a won deal',
    saga: 'deal-won',
    options: {},
    ends: 'completed',
    moments: [
      BEGIN,
      step('hold the won deal'),
      step('check the credit limit'),
      step('ask for approval'),
      step('create the order'),
      ...BOOKING.map(step),
      step('commit'),
    ],
  },
  {
    title: 'a won deal that fails at the last step',
    saga: 'deal-won',
    options: { late: true },
    ends: 'compensated',
    moments: [
      UNDOING,
      ...BOOKING.toReversed().map(undo),
      undo('create the order'),
      undo('ask for approval'),
      undo('hold the won deal'),
      UNDONE,
    ],
  },
  {
    title: 'an order from outside',
    saga: 'process-order',
    options: { outside: true },
    ends: 'completed',
    moments: [
      BEGIN,
      step('claim the order'),
      step('check the credit limit'),
      ...BOOKING.map(step),
      step('answer'),
    ],
  },
  {
    title: 'an order from outside that fails at the last step',
    saga: 'process-order',
    options: { outside: true, late: true },
    ends: 'compensated',
    moments: [UNDOING, ...BOOKING.toReversed().map(undo), UNDONE],
  },
]
