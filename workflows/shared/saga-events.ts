import { z } from 'zod'
import { declareEvent } from './events.ts'

const saga = { sagaId: z.string(), name: z.string(), subject: z.string() }

export const workflowStarted = declareEvent({
  type: 'workflow.started',
  summary: 'A saga began.',
  data: saga,
})

export const workflowCompleted = declareEvent({
  type: 'workflow.completed',
  summary: 'A saga came to its end: all done, or all undone.',
  data: {
    ...saga,
    outcome: z.enum(['completed', 'compensated', 'compensation_failed']),
    reason: z.string().nullable(),
  },
})

export const sagaCancelRequested = declareEvent({
  type: 'saga.cancel_requested',
  summary: 'Somebody stopped a saga; what it did is to be undone.',
  data: saga,
})

export const sagaRetryRequested = declareEvent({
  type: 'saga.retry_requested',
  summary: 'A saga is to go on where it stopped.',
  data: saga,
})

export const alertTriggered = declareEvent({
  type: 'alert.triggered',
  summary: 'Something needs a person.',
  data: { name: z.string(), subject: z.string(), message: z.string() },
})
