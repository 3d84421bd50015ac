import type { Deps } from '../deps.ts'
import { AppError } from '../shared/errors.ts'
import type { EventContext } from '../shared/events.ts'

/**
 * Queued work asks again when it starts: the key may have been revoked, the person deactivated or given
 * another role since (I23).
 * @throws AppError `forbidden` naming the permission
 */
export async function requireStillPermitted(
  deps: Pick<Deps, 'permissionsOf'>,
  context: EventContext,
  permission: string,
): Promise<void> {
  const permissions = await deps.permissionsOf(context, context.actor)
  if (permissions.has(permission)) return
  throw new AppError('forbidden', `Whoever asked for this may not: ${permission}`)
}
