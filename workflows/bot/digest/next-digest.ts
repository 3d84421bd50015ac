import { daysAfter, localDay } from '../../shared/local-day.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/**
 * When a clock in the zone (IANA) first shows the hour on a day, in milliseconds. An hour that the day skips
 * is the moment after the gap; of an hour that comes twice it is the first.
 */
export function momentOf(timeZone: string, day: string, hour: number): number {
  const wanted = Date.parse(`${day}T00:00:00Z`) + hour * HOUR
  const offsetAt = (time: number) => shown(timeZone, time) - time
  // A zone changes at most once within these two days.
  const [before, after] = [wanted - offsetAt(wanted - DAY), wanted - offsetAt(wanted + DAY)]
  const fits = [before, after].filter((time) => shown(timeZone, time) === wanted)
  return fits.length > 0 ? Math.min(...fits) : before
}

/** What a clock in the zone shows, as if it were UTC. */
function shown(timeZone: string, time: number): number {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  // To the minute, as zones are.
  const minute = Math.floor(time / 60_000) * 60_000
  return Date.parse(`${localDay(timeZone, minute)}T${format.format(minute)}:00Z`)
}

interface DigestPlan {
  /** The day whose digest is to be sent now, such as `2026-11-21`; null when none is. */
  day: string | null
  /** ISO 8601, UTC: when the next one is due. */
  nextAt: string
}

/**
 * What is due of a digest at `now`: that of today, once its hour has come, however late; never one of a day
 * that is over, and never a second one of a day.
 */
export function planDigest(
  { timeZone, hour, lastDay }: { timeZone: string; hour: number; lastDay: string | null },
  now: number,
): DigestPlan {
  const today = localDay(timeZone, now)
  const isTold = lastDay !== null && lastDay >= today
  const isDue = momentOf(timeZone, today, hour) <= now
  const next = isTold || isDue ? daysAfter(today, 1) : today
  return {
    day: isDue && !isTold ? today : null,
    nextAt: new Date(momentOf(timeZone, next, hour)).toISOString(),
  }
}
