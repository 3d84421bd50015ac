import { z } from 'zod'
import { declareEvent } from '../shared/events.ts'

const broadcastId = z.uuid()

export const broadcastStarted = declareEvent({
  type: 'broadcast.started',
  summary: 'A broadcast is to be sent, at once or from a time on, or goes on after a pause.',
  data: {
    broadcastId,
    /** ISO 8601, UTC: not before; absent for at once. */
    startAt: z.string().optional(),
  },
})

export const broadcastStopped = declareEvent({
  type: 'broadcast.stopped',
  summary: 'A broadcast was paused or cancelled: nobody else gets it for now.',
  data: { broadcastId, status: z.enum(['paused', 'cancelled']) },
})

export const broadcastCompleted = declareEvent({
  type: 'broadcast.completed',
  summary: 'Everybody who was to get a broadcast has it, or could not be reached.',
  data: { broadcastId, sent: z.number(), blocked: z.number(), failed: z.number() },
})
