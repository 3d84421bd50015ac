/** Object ids of PostgreSQL's built-in types (catalog pg_type). */
const OID = {
  int8: 20,
  json: 114,
  date: 1082,
  timestamp: 1114,
  timestamptz: 1184,
  interval: 1186,
  jsonb: 3802,
} as const

const asText = (text: string) => text

/** Types that the array form leaves as text: Drizzle's columns parse them. */
export const TEXT_PARSERS: Record<number, (text: string) => unknown> = {
  [OID.json]: asText,
  [OID.jsonb]: asText,
  [OID.date]: asText,
  [OID.timestamp]: asText,
  [OID.timestamptz]: asText,
  [OID.interval]: asText,
}

/** PGlite gives the text to `Date`, which takes the year 0050 for 1950 unless it is ISO 8601 to the letter. */
export const DATE_PARSERS: Record<number, (text: string) => unknown> = {
  [OID.timestamptz]: (text) =>
    new Date(
      text.startsWith('00') ? `${text.replace(' ', 'T')}${text.at(-3) === ':' ? '' : ':00'}` : text,
    ),
}

/** What PGlite does by itself and `pg` does not: int8 as a number while it is exact. */
export const OBJECT_PARSERS: Record<number, (text: string) => unknown> = {
  [OID.int8]: (text) => {
    const value = BigInt(text)
    return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER
      ? Number(value)
      : value
  },
}
