import { defineEntity } from '../registry/entity.ts'
import { choice, instant, reference, text } from '../registry/field.ts'

/** Something to be done by somebody. */
export const task = defineEntity({
  name: 'task',
  plural: 'tasks',
  summary: 'Something to be done by somebody',
  fields: {
    title: text({ required: true, filter: true, sort: true, search: true }),
    description: text({ max: 10_000 }),
    status: choice(['open', 'in_progress', 'done', 'cancelled'], {
      initial: 'open',
      filter: true,
      sort: true,
    }),
    priority: choice(['low', 'normal', 'high', 'urgent'], { initial: 'normal', filter: true }),
    dueAt: instant({ filter: true, sort: true }),
    employeeId: reference('employee', { filter: true, summary: 'Who does it' }),
    leadId: reference('lead', { filter: true }),
    customerId: reference('customer', { filter: true }),
    dealId: reference('deal', { filter: true }),
    projectId: reference('project', { filter: true }),
  },
  status: {
    field: 'status',
    moves: {
      open: ['in_progress', 'done', 'cancelled'],
      in_progress: ['open', 'done', 'cancelled'],
      done: ['open'],
      cancelled: ['open'],
    },
  },
})
