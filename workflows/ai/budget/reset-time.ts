import { daysAfter, localDay } from '../../shared/local-day.ts'

const HOUR = 3_600_000

/** When the day after `time` begins in a time zone (IANA). Milliseconds since 1970. */
export function nextDayAt(timeZone: string, time: number): number {
  return beginningOf(daysAfter(localDay(timeZone, time), 1), timeZone)
}

/** When the month after `time` begins in a time zone (IANA). Milliseconds since 1970. */
export function nextMonthAt(timeZone: string, time: number): number {
  const month = localDay(timeZone, time).slice(0, 7)
  return beginningOf(`${daysAfter(`${month}-01`, 31).slice(0, 7)}-01`, timeZone)
}

/** The first moment of a day. Looked for, because offsets change and some midnights do not exist. */
function beginningOf(day: string, timeZone: string): number {
  const middle = Date.parse(`${day}T00:00:00Z`)
  let before = middle - 15 * HOUR
  let within = middle + 15 * HOUR
  while (within - before > 1_000) {
    const time = before + Math.floor((within - before) / 2_000) * 1_000
    if (localDay(timeZone, time) < day) before = time
    else within = time
  }
  return within
}
