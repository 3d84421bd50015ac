import { z } from 'zod'
import { declareEvent } from '../../shared/events.ts'

export const digestDue = declareEvent({
  type: 'digest.due',
  summary: 'The hour of a member’s daily digest has come.',
  data: {
    userId: z.uuid(),
    /** In the zone: `2026-11-21`. */
    day: z.string(),
    timeZone: z.string(),
    /** Milliseconds since 1970: what happened after it is told. */
    since: z.number(),
  },
})
