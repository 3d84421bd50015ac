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

/** Luxon takes letters that it does not know, such as YYYY of other libraries, as they stand. */
const TOKENS =
  /^(?:y|yy|yyyy|M{1,4}|L{1,4}|d|dd|o|ooo|k{2}|k{4}|W|WW|c{1,4}|E{1,4}|a|H|HH|h|hh|m|mm|s|ss|S|SSS|u|uu|Z{1,3}|z)$/u

/** Whether a day that is written by the format is read again by it. */
export function isFormat(format: string, zone: string): boolean {
  const tokens = format.replaceAll(/'[^']*'/gu, ' ').match(/([A-Za-z])\1*/gu) ?? []
  if (!tokens.every((token) => TOKENS.test(token))) return false
  const day = '2026-11-23'
  const written = DateTime.fromISO(`${day}T09:05:07`, { zone, locale: 'en' }).toFormat(format)
  return parseDate(written, format, zone)?.day === day
}
