import { checkOrder } from '../registry/check-order.ts'
import { defineEntity } from '../registry/entity.ts'
import { choice, date, instant, quantity, reference, text } from '../registry/field.ts'

/** A job of the workshop. */
export const workOrder = defineEntity({
  name: 'work_order',
  plural: 'work_orders',
  summary: 'A job of the workshop',
  fields: {
    title: text({ required: true, filter: true, sort: true, search: true }),
    number: text({ max: 40, filter: true, sort: true, search: true }),
    productId: reference('product', { filter: true, summary: 'What is made' }),
    quantity: quantity({ positive: true, summary: 'How much of it' }),
    workCenter: text({ filter: true, sort: true, search: true }),
    employeeId: reference('employee', { filter: true, summary: 'Who does it' }),
    warehouseId: reference('warehouse', { filter: true, summary: 'Where it goes' }),
    priority: choice(['low', 'normal', 'high', 'urgent'], { initial: 'normal', filter: true }),
    status: choice(['planned', 'released', 'in_progress', 'paused', 'completed', 'cancelled'], {
      initial: 'planned',
      filter: true,
      sort: true,
    }),
    startsOn: date({ filter: true, sort: true }),
    dueOn: date({ filter: true, sort: true }),
    startedAt: instant({ sort: true }),
    completedAt: instant({ sort: true }),
    notes: text({ max: 10_000 }),
  },
  unique: [['number']],
  status: {
    field: 'status',
    moves: {
      planned: ['released', 'in_progress', 'cancelled'],
      released: ['planned', 'in_progress', 'cancelled'],
      in_progress: ['paused', 'completed', 'cancelled'],
      paused: ['in_progress', 'cancelled'],
    },
  },
  check: (values) => [
    ...checkOrder(values, 'startsOn', 'dueOn'),
    ...checkOrder(values, 'startedAt', 'completedAt'),
  ],
})
