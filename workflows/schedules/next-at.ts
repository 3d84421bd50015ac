import { instantOf, wallClock } from '../shared/wall-clock.ts'

const DAY = 86_400_000

export interface Rhythm {
  /** ISO 8601: 1 is Monday, 7 is Sunday. At least one. */
  days: readonly number[]
  /** `HH:MM` on the clock of the zone. */
  time: string
  /** IANA name. */
  timeZone: string
}

/**
 * The first time after `now` (milliseconds) at which the clock of the zone shows that time on one of the days.
 * An hour that is skipped in spring counts as the one after it, one that comes twice in autumn counts once.
 */
export function nextAt({ days, time, timeZone }: Rhythm, now: number): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  const today = Math.floor(wallClock(now, timeZone) / DAY) * DAY
  for (let day = 0; day <= 8; day += 1) {
    const midnight = today + day * DAY
    if (!days.includes(isoDay(midnight))) continue
    const at = instantOf(midnight + (hours * 60 + minutes) * 60_000, timeZone)
    if (at > now) return at
  }
  throw new RangeError('A schedule needs at least one day of the week.')
}

/** 1 is Monday. */
function isoDay(wall: number): number {
  return new Date(wall).getUTCDay() || 7
}
