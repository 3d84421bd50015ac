import { instantOf, wallClock } from './wall-clock.ts'

/** `HH:MM` of what people write: 9, 9:30, 09.30, 21-05; null for anything else. */
export function readClockTime(text: string): string | null {
  const [, hours, minutes = '0'] = /^\s*(\d{1,2})(?:\s*[:.\-ч h]\s*(\d{2}))?\s*$/iu.exec(text) ?? []
  if (hours === undefined || Number(hours) > 23 || Number(minutes) > 59) return null
  return `${hours.padStart(2, '0')}:${minutes.padStart(2, '0')}`
}

/**
 * A moment of what people write, on the clock of the zone: `18:30` is the next such time, `25.12 10:00` that
 * day of this year or the next. Milliseconds; null for anything else.
 */
export function readMoment(text: string, timeZone: string, now: number): number | null {
  const [, day, month, year, rest] =
    /^\s*(?:(\d{1,2})\.(\d{1,2})(?:\.(\d{4}))?[,\s]+)?(\S.*)$/u.exec(text) ?? []
  const time = readClockTime(rest ?? '')
  if (time === null) return null
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  const today = new Date(wallClock(now, timeZone))
  if (day === undefined) {
    const at = (days: number) =>
      instantOf(
        Date.UTC(
          today.getUTCFullYear(),
          today.getUTCMonth(),
          today.getUTCDate() + days,
          hours,
          minutes,
        ),
        timeZone,
      )
    return at(0) > now ? at(0) : at(1)
  }
  const wallOf = (inYear: number) =>
    Date.UTC(inYear, Number(month) - 1, Number(day), hours, minutes)
  const thisYear = year === undefined ? today.getUTCFullYear() : Number(year)
  const isDay = new Date(wallOf(thisYear)).getUTCDate() === Number(day) && Number(month) <= 12
  if (!isDay) return null
  const at = instantOf(wallOf(thisYear), timeZone)
  return at <= now && year === undefined ? instantOf(wallOf(thisYear + 1), timeZone) : at
}

/** A moment as people read it: `25.12, 10:00`, on the clock of the zone. */
export function showMoment(time: number | string, timeZone: string, language: string): string {
  const format = new Intl.DateTimeFormat(language === 'ru' ? 'ru-RU' : 'en-GB', {
    timeZone,
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  return `${format.format(new Date(time))} (${timeZone})`
}
