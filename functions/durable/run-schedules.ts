import { cron, type Inngest } from 'inngest'
import type { Deps } from '../../workflows/deps.ts'
import { claimDue } from '../../workflows/schedules/claim-due.ts'
import { scheduleDue } from '../../workflows/schedules/events.ts'
import { runSchedule } from '../../workflows/schedules/run-schedule.ts'
import { contextOf } from './context-of.ts'

/** Every minute: finds the schedules whose time has come. */
export function sweepSchedulesFunction(inngest: Inngest, deps: Deps) {
  return inngest.createFunction(
    {
      id: 'sweep-schedules',
      name: 'Find the schedules that are due',
      triggers: [cron('* * * * *')],
      retries: 0,
      concurrency: { limit: 1 },
    },
    async ({ step }) => ({ due: await step.run('sweep', () => claimDue(deps)) }),
  )
}

/** `schedule.due` → the carousel or the thought of the day is asked for. */
export function runScheduleFunction(inngest: Inngest, deps: Deps) {
  return inngest.createFunction(
    {
      id: 'run-schedule',
      name: 'Make what is on schedule',
      triggers: [scheduleDue.trigger],
      retries: 8,
      concurrency: { key: 'event.data.scheduleId', limit: 1 },
      onFailure: ({ event, error }) => {
        const { scheduleId } = event.data.event.data
        deps.logger.error({ err: error, scheduleId }, 'a schedule was not carried out')
      },
    },
    ({ event, step }) => {
      const { scheduleId, runId } = event.data
      const context = contextOf(event, 'schedules')
      return runSchedule(deps, { scheduleId, runId, context, step })
    },
  )
}
