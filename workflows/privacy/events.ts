import { z } from 'zod'
import { declareEvent } from '../shared/events.ts'

const erasureId = z.uuid()

export const privacyExportRequested = declareEvent({
  type: 'privacy.export_requested',
  summary: 'A person asked for all that is stored about them.',
  data: { updateId: z.number(), chatId: z.number() },
})

export const privacyErasureRequested = declareEvent({
  type: 'privacy.erasure_requested',
  summary: 'A person asked to be forgotten; it is done after a delay.',
  data: {
    erasureId,
    /** ISO 8601, UTC. */
    dueAt: z.string(),
  },
})

export const privacyErasureCancelled = declareEvent({
  type: 'privacy.erasure_cancelled',
  summary: 'A person changed their mind and is not forgotten.',
  data: { erasureId },
})

export const privacyErased = declareEvent({
  type: 'privacy.erased',
  summary: 'Everything that Potok may delete about a person is deleted.',
  data: { erasureId, rows: z.number() },
})
