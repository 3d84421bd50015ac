import type { Repositories } from '../deps.ts'
import type { EventContext } from '../shared/events.ts'
import { encryptionRotationCompleted } from './events.ts'

/** Retires the older keys: nothing is left under them. False when the rotation is not running. */
export async function completeRotation(
  r: Pick<Repositories, 'encryption' | 'audit' | 'events'>,
  context: EventContext,
  rotationId: string,
): Promise<boolean> {
  const rotation = await r.encryption.complete(rotationId)
  if (!rotation) return false
  const { keyId, records } = rotation
  r.audit.record({
    action: 'rotation_completed',
    entity: 'encryption_key',
    recordId: keyId,
    before: null,
    after: { rotationId, records },
  })
  await r.events.append(context, [
    {
      type: encryptionRotationCompleted.type,
      subject: rotationId,
      data: { rotationId, records },
    },
  ])
  return true
}
