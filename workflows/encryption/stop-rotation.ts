import type { Repositories } from '../deps.ts'
import { AppError } from '../shared/errors.ts'
import type { EventContext } from '../shared/events.ts'
import { encryptionRotationStopped } from './events.ts'
import type { Rotation } from './ports.ts'

/**
 * Stops the running rotation after the records that it is at.
 * @throws AppError `conflict` when none is running
 */
export async function stopRotation(
  r: Pick<Repositories, 'encryption' | 'audit' | 'events'>,
  context: EventContext,
): Promise<Rotation> {
  const last = await r.encryption.rotation()
  const rotation = last && (await r.encryption.move(last.id, 'running', 'stopped'))
  if (!rotation) throw new AppError('conflict', 'No rotation is running')
  const { id: rotationId, keyId, records } = rotation
  r.audit.record({
    action: 'rotation_stopped',
    entity: 'encryption_key',
    recordId: keyId,
    before: null,
    after: { rotationId, records },
  })
  await r.events.append(context, [
    { type: encryptionRotationStopped.type, subject: rotationId, data: { rotationId } },
  ])
  return rotation
}
