import type { z } from 'zod'
import type { Settings } from '../access/settings.ts'
import {
  bulkConversionCompleted,
  conversionFailed,
  conversionStopped,
  conversionUndone,
  entityConverted,
} from '../conversion/events.ts'
import { AppError } from '../shared/errors.ts'

export type NewsKind = keyof Settings['notifications']['events']

const DECLARATIONS = {
  converted: entityConverted,
  failed: conversionFailed,
  undone: conversionUndone,
  bulkCompleted: bulkConversionCompleted,
  cycleStopped: conversionStopped,
} as const satisfies Record<NewsKind, unknown>

type DataOf<K extends NewsKind> = z.infer<(typeof DECLARATIONS)[K]['data']>

/** An event of conversions that somebody may be told of. */
export type News = {
  [K in NewsKind]: {
    kind: K
    eventId: string
    /** Of the event: `conversion.failed`. */
    type: string
    /** Of the event, ISO 8601. */
    time: string
    data: DataOf<K>
  }
}[NewsKind]

/** @throws AppError `invalid_input` for an event that nobody is told of */
export function newsOf(event: { id: string; type: string; time: string; data: unknown }): News {
  for (const [kind, { type, data }] of Object.entries(DECLARATIONS)) {
    if (type !== event.type) continue
    const { id: eventId, time } = event
    // Without what travels beside the data.
    return { kind, eventId, type, time, data: data.parse(event.data) } as News
  }
  const types = Object.values(DECLARATIONS).map(({ type }) => type)
  const rule = `must be an event of ${types.join(', ')}`
  throw new AppError('invalid_input', `eventId ${rule}`, { fields: [{ field: 'eventId', rule }] })
}
