import { checkOrder } from '../registry/check-order.ts'
import { defineEntity } from '../registry/entity.ts'
import { choice, date, instant, reference, text } from '../registry/field.ts'

/** An employee's day at work. */
export const attendance = defineEntity({
  name: 'attendance',
  plural: 'attendance',
  summary: "An employee's day at work",
  fields: {
    employeeId: reference('employee', { required: true, immutable: true, filter: true }),
    day: date({ required: true, immutable: true, filter: true, sort: true }),
    startedAt: instant({ filter: true, sort: true }),
    endedAt: instant({ filter: true, sort: true }),
    status: choice(['present', 'late', 'remote', 'absent', 'on_leave'], {
      initial: 'present',
      filter: true,
    }),
    leaveRequestId: reference('leave_request', {
      readOnly: true,
      filter: true,
      summary: 'The approved leave that this day belongs to',
    }),
    notes: text({ max: 2000 }),
  },
  unique: [['employeeId', 'day']],
  check: (values) => checkOrder(values, 'startedAt', 'endedAt'),
})
