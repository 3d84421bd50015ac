import { defineEntity } from '../registry/entity.ts'
import { choice, instant, reference, text } from '../registry/field.ts'

/** One time that a maintenance plan is due, or a repair. */
export const maintenanceTask = defineEntity({
  name: 'maintenance_task',
  plural: 'maintenance_tasks',
  summary: 'One time that a maintenance plan is due, or a repair',
  fields: {
    title: text({ required: true, filter: true, sort: true, search: true }),
    planId: reference('maintenance_plan', { filter: true, immutable: true }),
    asset: text({ filter: true, sort: true, search: true }),
    dueAt: instant({ required: true, filter: true, sort: true }),
    employeeId: reference('employee', { filter: true, summary: 'Who does it' }),
    status: choice(['open', 'in_progress', 'done', 'skipped'], {
      initial: 'open',
      filter: true,
      sort: true,
    }),
    completedAt: instant({ filter: true, sort: true }),
    notes: text({ max: 10_000 }),
  },
  unique: [['planId', 'dueAt']],
  status: {
    field: 'status',
    moves: {
      open: ['in_progress', 'done', 'skipped'],
      in_progress: ['open', 'done', 'skipped'],
      skipped: ['open'],
    },
  },
})
