import type { Inngest } from 'inngest'
import type { Deps } from '../../workflows/deps.ts'
import {
  encryptionRotationContinued,
  encryptionRotationRequested,
} from '../../workflows/encryption/events.ts'
import { rotateKeys } from '../../workflows/encryption/rotate-keys.ts'
import { stopRotation } from '../../workflows/encryption/stop-rotation.ts'
import { asPotok } from '../../workflows/shared/as-potok.ts'
import { withInngestErrors } from '../../workflows/shared/durable.ts'
import { contextOf } from './context-of.ts'

/** `encryption.rotation_requested` → everything under the new key; one rotation per organization at a time. */
export function rotateEncryptionKeysFunction(inngest: Inngest, deps: Deps) {
  return inngest.createFunction(
    {
      id: 'rotate-encryption-keys',
      name: 'Rotate the key of encrypted fields',
      triggers: [encryptionRotationRequested.trigger, encryptionRotationContinued.trigger],
      retries: 10,
      concurrency: { key: 'event.data.meta.organizationId', limit: 1 },
      onFailure: async ({ event, error, step }) => {
        const requested = event.data.event
        const context = asPotok(contextOf(requested, 'encryption'))
        const { rotationId } = requested.data
        deps.logger.error({ err: error, rotationId }, 'a rotation of keys stopped')
        await step.run('stop the rotation', () =>
          withInngestErrors(() =>
            deps.inTenant(context, async (r) => {
              const last = await r.encryption.rotation()
              if (last?.id === rotationId && last?.status === 'running') {
                await stopRotation(r, context)
              }
            }),
          ),
        )
      },
    },
    ({ event, step }) =>
      rotateKeys(deps, {
        rotationId: event.data.rotationId,
        ...(event.name === encryptionRotationContinued.type
          ? { fromWorkspaceId: event.data.fromWorkspaceId }
          : {}),
        context: contextOf(event, 'encryption'),
        step,
      }),
  )
}
