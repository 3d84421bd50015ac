import { refuse, shown } from '../refused.ts'
import { each } from './each.ts'
import type { Change, TransformAround } from './transform-around.ts'

export interface DateOptions {
  format?: string | undefined
  zone?: string | undefined
}

/** A day in the zone, or a moment in UTC where the target is one. */
export function date({ format, zone }: DateOptions, around: TransformAround): Change {
  const { formats, kind, timeZone } = around
  const expected = format === undefined ? 'a date of ISO 8601' : `a date as ${format}`
  return each((value) => {
    if (typeof value === 'string' && value.trim() === '') return null
    const found =
      typeof value === 'string'
        ? formats.date(value.trim(), format ?? null, zone ?? timeZone)
        : null
    if (found === null) return refuse(`must be ${expected}, and is ${shown(value)}`)
    return kind === 'instant' ? new Date(found.time).toISOString() : found.day
  })
}
