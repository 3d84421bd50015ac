import type { Deps, Repositories } from '../deps.ts'
import { AppError } from '../shared/errors.ts'
import type { EventContext } from '../shared/events.ts'
import { encryptionRotationRequested } from './events.ts'
import type { Rotation } from './ports.ts'

/**
 * Makes a new data key, under which everything is encrypted from now on, and asks for the rest to be
 * moved to it. One that was stopped goes on where it was.
 * @throws AppError `conflict` when a rotation is running
 */
export async function requestRotation(
  { newId }: Pick<Deps, 'newId'>,
  r: Pick<Repositories, 'encryption' | 'audit' | 'events'>,
  context: EventContext,
): Promise<Rotation> {
  const last = await r.encryption.rotation()
  if (last?.status === 'running') {
    throw new AppError('conflict', 'A rotation is running: stop it, or wait for its end')
  }
  const stopped = last?.status === 'stopped' ? last : null
  const rotation = stopped
    ? await r.encryption.move(stopped.id, 'stopped', 'running')
    : await r.encryption.start(newId())
  if (!rotation) throw new AppError('conflict', 'The rotation was changed at the same moment')
  const { id: rotationId, keyId } = rotation
  r.audit.record({
    action: stopped ? 'rotation_resumed' : 'rotation_started',
    entity: 'encryption_key',
    recordId: keyId,
    before: null,
    after: { rotationId },
  })
  await r.events.append(context, [
    { type: encryptionRotationRequested.type, subject: rotationId, data: { rotationId, keyId } },
  ])
  return rotation
}
