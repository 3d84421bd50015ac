import { z } from 'zod'
import { declareEvent } from '../shared/events.ts'
import { SCHEDULE_KINDS } from './ports.ts'

export const scheduleDue = declareEvent({
  type: 'schedule.due',
  summary: 'The time of a schedule has come, or somebody had it run at once.',
  data: {
    scheduleId: z.uuid(),
    /** Of what it makes, so that it is made once however often it is tried. */
    runId: z.uuid(),
    kind: z.enum(SCHEDULE_KINDS),
    chatId: z.number(),
  },
})
