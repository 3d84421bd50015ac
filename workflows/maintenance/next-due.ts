import { instantOf, wallClock } from '../shared/wall-clock.ts'

export type IntervalUnit = 'day' | 'week' | 'month' | 'year'

export interface Interval {
  /** At least 1. */
  every: number
  unit: IntervalUnit
  /** IANA name: a plan due at 9 o'clock stays due at 9 o'clock when the clocks change. */
  timeZone: string
}

/**
 * The first time after `now` among `from` and one interval, `from` and two, and so on; in milliseconds
 * since 1970. Times that were missed are passed over. Months keep the day of `from`; one that does not
 * have it takes its last day.
 */
export function nextDue(from: number, now: number, interval: Interval): number {
  const start = wallClock(from, interval.timeZone)
  // Begins near the end, so that a plan of every day that slept for years is no long loop.
  const length = interval.every * SHORTEST[interval.unit]
  let count = Math.max(1, Math.floor((now - from) / (length * 1.04)) - 1)
  let next = instantOf(added(start, interval, count), interval.timeZone)
  while (next <= now || next <= from) {
    count += 1
    next = instantOf(added(start, interval, count), interval.timeZone)
  }
  return next
}

const DAY = 86_400_000
const SHORTEST: Record<IntervalUnit, number> = {
  day: DAY,
  week: 7 * DAY,
  month: 31 * DAY,
  year: 366 * DAY,
}

/** Local time as if it were UTC. */
function added(start: number, { every, unit }: Interval, count: number): number {
  const steps = every * count
  if (unit === 'day' || unit === 'week') return start + steps * (unit === 'week' ? 7 : 1) * DAY
  const date = new Date(start)
  const day = date.getUTCDate()
  const months = unit === 'year' ? 12 * steps : steps
  date.setUTCDate(1)
  date.setUTCMonth(date.getUTCMonth() + months)
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  date.setUTCDate(Math.min(day, last))
  return date.getTime()
}
