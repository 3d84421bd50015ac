import type { Deps } from '../deps.ts'
import { asPotok } from '../shared/as-potok.ts'
import { withInngestErrors } from '../shared/durable.ts'
import { AppError } from '../shared/errors.ts'
import type { EventContext } from '../shared/events.ts'
import type { StepRunner } from '../shared/saga.ts'
import { completeRotation } from './complete-rotation.ts'
import { encryptionRotationContinued } from './events.ts'

/** Records per step: one short transaction each. */
const CHUNK = 100
/** Inngest allows a run 1,000 steps. */
const STEPS_PER_RUN = 500

export interface RotateKeys {
  rotationId: string
  /** Where the run before left off. */
  fromWorkspaceId?: string | undefined
  context: EventContext
  step: StepRunner
}

/**
 * Moves what the organization has encrypted to the rotation's key, workspace by workspace, and retires
 * the older keys. Ends at once when the rotation was stopped; the next run finds what is left.
 * @throws AppError `forbidden` when who asked for it may not any more
 */
export async function rotateKeys(
  deps: Pick<Deps, 'inTenant' | 'permissionsOf' | 'workspaceIdsOf'>,
  { rotationId, fromWorkspaceId = '', context, step }: RotateKeys,
): Promise<'completed' | 'continued' | 'stopped'> {
  const run = async <T>(name: string, work: () => Promise<T>): Promise<T> =>
    (await step.run(name, () => withInngestErrors(work))) as T

  await run('check the permission', async () => {
    const permissions = await deps.permissionsOf(context, context.actor)
    if (permissions.has('encryption:rotate')) return
    throw new AppError('forbidden', 'Who asked for the rotation may not rotate keys any more')
  })
  const workspaceIds = await run('find the workspaces', () =>
    deps.workspaceIdsOf(context.organizationId),
  )

  let steps = 0
  for (const workspaceId of workspaceIds.filter((id) => id >= fromWorkspaceId)) {
    const scope = { ...asPotok(context), workspaceId }
    for (let left: number | null = CHUNK; left !== 0; steps += 1) {
      if (steps === STEPS_PER_RUN) {
        await run('go on in another run', () =>
          deps.inTenant(context, (r) =>
            r.events.append(context, [
              {
                type: encryptionRotationContinued.type,
                subject: rotationId,
                data: { rotationId, fromWorkspaceId: workspaceId },
              },
            ]),
          ),
        )
        return 'continued'
      }
      left = await run(`encrypt anew, chunk ${steps + 1}`, () =>
        deps.inTenant(scope, (r) => r.encryption.reencrypt(rotationId, CHUNK)),
      )
      if (left === null) return 'stopped'
    }
  }
  const completed = await run('retire the older keys', () =>
    deps.inTenant(context, (r) => completeRotation(r, asPotok(context), rotationId)),
  )
  return completed ? 'completed' : 'stopped'
}
