import { DateTime } from 'luxon'

/** Names of months and days are read in these, in their order. */
const LOCALES = ['ru', 'en'] as const

/** A moment, and the day that it is in the zone; null when the text does not match. */
export function parseDate(
  text: string,
  format: string | null,
  zone: string,
): { time: number; day: string } | null {
  const moment = format === null ? DateTime.fromISO(text, { zone }) : byFormat(text, format, zone)
  const day = moment?.toISODate() ?? null
  if (!moment || day === null || moment.year < 1 || moment.year > 9999) return null
  return { time: moment.toMillis(), day }
}

function byFormat(text: string, format: string, zone: string): DateTime | undefined {
  const tried = LOCALES.map((locale) => () => DateTime.fromFormat(text, format, { zone, locale }))
  for (const attempt of tried) {
    const moment = attempt()
    if (moment.isValid) return moment
  }
  return undefined
}

/** Whether a day that is written by the format is read again by it. */
export function isFormat(format: string, zone: string): boolean {
  const day = '2026-11-23'
  const written = DateTime.fromISO(`${day}T09:05:07`, { zone, locale: 'en' }).toFormat(format)
  return parseDate(written, format, zone)?.day === day
}
