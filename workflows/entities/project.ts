import { checkOrder } from '../registry/check-order.ts'
import { defineEntity } from '../registry/entity.ts'
import { choice, currency, date, money, reference, tags, text } from '../registry/field.ts'

/** Work with a goal, a budget and an end. */
export const project = defineEntity({
  name: 'project',
  plural: 'projects',
  summary: 'Work with a goal, a budget and an end',
  fields: {
    name: text({ required: true, filter: true, sort: true, search: true }),
    code: text({ max: 40, filter: true, sort: true, search: true }),
    status: choice(['planned', 'active', 'on_hold', 'completed', 'cancelled'], {
      initial: 'planned',
      filter: true,
      sort: true,
    }),
    customerId: reference('customer', { filter: true }),
    managerId: reference('employee', { filter: true }),
    startsOn: date({ filter: true, sort: true }),
    endsOn: date({ filter: true, sort: true, summary: 'The last day' }),
    budget: money({ filter: true, sort: true }),
    currency: currency({ filter: true }),
    tags: tags({ filter: true }),
    description: text({ max: 10_000 }),
  },
  unique: [['code']],
  status: {
    field: 'status',
    moves: {
      planned: ['active', 'cancelled'],
      active: ['on_hold', 'completed', 'cancelled'],
      on_hold: ['active', 'cancelled'],
      completed: ['active'],
    },
  },
  check: (values) => checkOrder(values, 'startsOn', 'endsOn'),
})
