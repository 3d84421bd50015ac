import { checkOrder } from '../registry/check-order.ts'
import { defineEntity } from '../registry/entity.ts'
import { choice, currency, date, email, money, phone, reference, text } from '../registry/field.ts'

/** Somebody who works here. */
export const employee = defineEntity({
  name: 'employee',
  plural: 'employees',
  summary: 'Somebody who works here',
  fields: {
    name: text({ required: true, filter: true, sort: true, search: true }),
    email: email({ filter: true, sort: true, search: true }),
    phone: phone({ filter: true, search: true }),
    position: text({ filter: true, sort: true, search: true }),
    department: text({ filter: true, sort: true, search: true }),
    hiredOn: date({ filter: true, sort: true }),
    leftOn: date({ filter: true, sort: true, summary: 'The last day' }),
    salary: money({ summary: 'Gross, per salaryPeriod, in minor units' }),
    salaryPeriod: choice(['month', 'week', 'day', 'hour'], { initial: 'month' }),
    currency: currency({ filter: true }),
    managerId: reference('employee', { filter: true }),
    userId: text({
      max: 36,
      pattern: /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/,
      filter: true,
      summary: 'The member of the workspace who this is',
    }),
    iban: text({
      max: 34,
      pattern: /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/,
      encrypted: 'searchable',
      filter: true,
      summary: 'The account that the salary goes to (ISO 13616)',
    }),
    nationalId: text({
      max: 40,
      encrypted: 'searchable',
      filter: true,
      summary: 'IIN, passport …',
    }),
    status: choice(['active', 'on_leave', 'left'], { initial: 'active', filter: true, sort: true }),
    notes: text({ max: 10_000 }),
  },
  unique: [['email'], ['userId'], ['nationalId']],
  status: {
    field: 'status',
    moves: {
      active: ['on_leave', 'left'],
      on_leave: ['active', 'left'],
      left: ['active'],
    },
  },
  check: (values, { before }) => [
    ...checkOrder(values, 'hiredOn', 'leftOn'),
    ...(before && values['managerId'] === before.id
      ? [{ field: 'managerId', rule: 'must be somebody else' }]
      : []),
  ],
})
