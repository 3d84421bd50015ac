import { checkFrozen } from '../registry/check-frozen.ts'
import { checkOrder } from '../registry/check-order.ts'
import { defineEntity } from '../registry/entity.ts'
import { choice, date, instant, integer, reference, text } from '../registry/field.ts'

const DAY = 86_400_000
/** The longest leave there is: three years with a child. */
const MAX_DAYS = 1_100

/** An employee asks for days off. */
export const leaveRequest = defineEntity({
  name: 'leave_request',
  plural: 'leave_requests',
  summary: 'An employee asks for days off',
  fields: {
    employeeId: reference('employee', { required: true, immutable: true, filter: true }),
    type: choice(['annual', 'sick', 'unpaid', 'parental', 'study', 'other'], {
      initial: 'annual',
      filter: true,
    }),
    startsOn: date({ required: true, filter: true, sort: true }),
    endsOn: date({ required: true, filter: true, sort: true, summary: 'The last day' }),
    days: integer({ readOnly: true, initial: 0, summary: 'Days of the calendar, both ends in' }),
    reason: text({ max: 2000 }),
    status: choice(['pending', 'approved', 'declined', 'cancelled', 'expired'], {
      initial: 'pending',
      filter: true,
      sort: true,
    }),
    decidedBy: text({ readOnly: true, summary: 'An actor as type:id' }),
    decidedAt: instant({ readOnly: true, sort: true }),
    decisionNote: text({ max: 2000, readOnly: true }),
  },
  status: {
    field: 'status',
    starts: ['pending'],
    moves: { pending: ['cancelled'], approved: ['cancelled'] },
    // A manager decides, and not everybody who may change the request.
    internalMoves: { pending: ['approved', 'declined', 'expired'] },
  },
  check: (values, { before }) => [
    ...checkOrder(values, 'startsOn', 'endsOn'),
    ...(daysOf(values) > MAX_DAYS
      ? [{ field: 'endsOn', rule: `must be within ${MAX_DAYS} days of startsOn` }]
      : []),
    ...(before && before['status'] !== 'pending'
      ? checkFrozen(
          before,
          values,
          ['type', 'startsOn', 'endsOn'],
          'cannot change when the request is decided',
        )
      : []),
  ],
  derive: (values) => ({ days: daysOf(values) }),
})

function daysOf({ startsOn, endsOn }: Record<string, unknown>): number {
  return Math.round((Date.parse(String(endsOn)) - Date.parse(String(startsOn))) / DAY) + 1
}
