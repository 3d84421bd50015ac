import { Cron } from 'croner'
import { flowKey } from '../flow-control/flow-key.ts'
import type { RegisteredFunction } from '../registry/registered-function.ts'
import { jobRow } from '../store/rows.ts'
import type { Job } from '../types.ts'
import { startRun } from './schedule-run.ts'
import type { Scheduling } from './schedule-run.ts'

/**
 * The next time that a schedule names after `now`, in milliseconds; null when there is none or the
 * schedule is not valid. `TZ=Europe/Moscow 0 9 * * *` is a schedule in that zone; else it is UTC.
 */
export function nextCronTime(schedule: string, now: number): number | null {
  const [, zone, pattern] = /^(?:(?:CRON_)?TZ=(\S+)\s+)?(.+)$/.exec(schedule.trim()) ?? []
  try {
    const cron = new Cron(pattern ?? '', { timezone: zone ?? 'UTC', paused: true })
    return cron.nextRun(new Date(now))?.getTime() ?? null
  } catch {
    return null
  }
}

/** The job that waits for a schedule's next time; its step id is the schedule. */
export function cronJob(functionId: string, schedule: string, dueAt: number): Job {
  return {
    id: flowKey('cron', functionId, schedule),
    kind: 'cron',
    runId: null,
    functionId,
    stepId: schedule,
    dueAt,
    attempt: 0,
    generation: 1,
  }
}

/** A schedule's time has come: one run, however many times were missed, and the next time. */
export function fireCron(
  scheduling: Scheduling,
  fn: RegisteredFunction | undefined,
  job: Job,
): void {
  const { change, tools, now } = scheduling
  const schedule = job.stepId
  const next = nextCronTime(schedule, now)
  const registered = fn?.config.triggers.some(
    (trigger) => 'cron' in trigger && trigger.cron === schedule,
  )
  if (!fn || !registered || next === null) {
    change.drop('jobs', job.id)
    return
  }
  const time = new Date(job.dueAt).toISOString().replace(/\.\d+Z$/, 'Z')
  const id = tools.ids.ulid(now)
  const payload = {
    data: { cron: schedule, fireAt: time, scheduledAt: time },
    id: time,
    name: 'inngest/scheduled.timer',
    ts: job.dueAt,
    user: {},
  }
  change.put('events', {
    id,
    event_id: time,
    name: payload.name,
    payload: JSON.stringify(payload),
    received_at: now,
    pending: false,
  })
  startRun(scheduling, fn, [{ id, dedupe: false, payload }], null, schedule)
  const following = cronJob(fn.id, schedule, next)
  change.put('jobs', jobRow(following))
  change.afterwards(() => tools.schedule(following, null))
}
