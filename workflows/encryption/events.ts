import { z } from 'zod'
import { declareEvent } from '../shared/events.ts'

const rotationId = z.uuid()

export const encryptionRotationRequested = declareEvent({
  type: 'encryption.rotation_requested',
  summary: 'A new key was made; what is encrypted under older ones is to be moved to it.',
  data: { rotationId, keyId: z.uuid() },
})

export const encryptionRotationContinued = declareEvent({
  type: 'encryption.rotation_continued',
  summary: 'One run moved as much as a run should; the next one goes on from a workspace.',
  data: { rotationId, fromWorkspaceId: z.uuid() },
})

export const encryptionRotationStopped = declareEvent({
  type: 'encryption.rotation_stopped',
  summary: 'A rotation was stopped; asking for one again goes on with it.',
  data: { rotationId },
})

export const encryptionRotationCompleted = declareEvent({
  type: 'encryption.rotation_completed',
  summary: 'Nothing is left under the older keys; they are retired.',
  data: { rotationId, records: z.number() },
})
