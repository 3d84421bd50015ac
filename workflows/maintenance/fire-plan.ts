import type { Repositories } from '../deps.ts'
import { maintenancePlan } from '../entities/maintenance-plan.ts'
import { maintenanceTask } from '../entities/maintenance-task.ts'
import { changeRecord } from '../registry/change-record.ts'
import { createRecord } from '../registry/create-record.ts'
import type { RecordOf } from '../registry/entity.ts'
import type { RegistryDeps } from '../registry/surroundings.ts'
import type { EventContext } from '../shared/events.ts'
import { findRecord } from '../shared/find-record.ts'
import { type Interval, nextDue } from './next-due.ts'

/**
 * Makes the task of a plan whose time has come, moves the plan to its next time, and publishes
 * `maintenance_plan.due`: all or nothing, under a lock on the plan, so that each time makes one task.
 * Times that passed while Potok did not run make one task together.
 * @returns the task; null when the plan is not due any more
 */
export async function firePlan(
  deps: RegistryDeps,
  r: Repositories,
  context: EventContext,
  planId: string,
): Promise<{ maintenanceTaskId: string } | null> {
  const plan = await findRecord(r, maintenancePlan, planId, { lock: true })
  const now = deps.clock.now()
  if (!plan?.active || Date.parse(plan.nextDueAt) > now) return null

  const due = plan.nextDueAt
  const conditions = [
    { field: 'planId', operator: 'eq', value: planId },
    { field: 'dueAt', operator: 'eq', value: due },
  ] as const
  // Somebody may have set the plan back to a time that has its task.
  const [there] = (await r.records.list(maintenanceTask, { conditions, limit: 1 })).records
  const { title, asset, employeeId } = plan
  const task =
    there ??
    (await createRecord(deps, r, context, maintenanceTask, {
      planId,
      title,
      asset,
      employeeId,
      dueAt: due,
    }))
  const { values } = await r.settings.read()
  const interval: Interval = {
    every: plan.interval,
    unit: plan.intervalUnit ?? 'day',
    timeZone: values.timeZone,
  }
  const rhythmFrom = rhythmOf(plan, interval)
  const change = {
    version: plan.version,
    rhythmFrom: new Date(rhythmFrom).toISOString(),
    nextDueAt: new Date(nextDue(rhythmFrom, now, interval)).toISOString(),
    lastRunAt: new Date(now).toISOString(),
  }
  await changeRecord(deps, r, context, maintenancePlan, planId, change, { internal: true })
  if (there) return null
  await r.events.append(context, [
    {
      type: 'maintenance_plan.due',
      subject: planId,
      data: { maintenancePlanId: planId, maintenanceTaskId: task.id, dueAt: due },
    },
  ])
  return { maintenanceTaskId: task.id }
}

/** Where the intervals count from: where they did, unless somebody has set another time or interval. */
function rhythmOf(plan: RecordOf<typeof maintenancePlan>, interval: Interval): number {
  const due = Date.parse(plan.nextDueAt)
  const from = plan.rhythmFrom === null ? due : Date.parse(plan.rhythmFrom)
  return from < due && nextDue(from, due - 1, interval) === due ? from : due
}
