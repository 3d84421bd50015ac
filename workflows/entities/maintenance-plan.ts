import { defineEntity } from '../registry/entity.ts'
import { boolean, choice, instant, integer, reference, text } from '../registry/field.ts'

/** Care that a machine or a room needs again and again. */
export const maintenancePlan = defineEntity({
  name: 'maintenance_plan',
  plural: 'maintenance_plans',
  summary: 'Care that a machine or a room needs again and again',
  fields: {
    title: text({ required: true, filter: true, sort: true, search: true }),
    asset: text({ required: true, filter: true, sort: true, search: true }),
    interval: integer({
      required: true,
      min: 1,
      max: 3650,
      summary: 'How many units between two times',
    }),
    intervalUnit: choice(['day', 'week', 'month', 'year'], { initial: 'day', filter: true }),
    nextDueAt: instant({ required: true, filter: true, sort: true }),
    employeeId: reference('employee', { filter: true, summary: 'Who does it' }),
    active: boolean({ initial: true, filter: true }),
    lastRunAt: instant({ readOnly: true, sort: true }),
    rhythmFrom: instant({ readOnly: true, summary: 'The time from which the intervals count' }),
    instructions: text({ max: 10_000 }),
  },
})
