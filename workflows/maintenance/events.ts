import { z } from 'zod'
import { declareEvent } from '../shared/events.ts'

export const maintenancePlanDue = declareEvent({
  type: 'maintenance_plan.due',
  summary: 'The time of a maintenance plan has come; its task is there.',
  data: {
    maintenancePlanId: z.uuid(),
    maintenanceTaskId: z.uuid(),
    /** ISO 8601, UTC: the earliest time that this task stands for. */
    dueAt: z.string(),
  },
})
