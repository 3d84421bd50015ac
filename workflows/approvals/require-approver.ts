import { type Caller, requirePermission } from '../access/caller.ts'
import type { Repositories } from '../deps.ts'
import { AppError } from '../shared/errors.ts'
import { APPROVE } from './approvers-of.ts'

export type Decider = Pick<Caller, 'actor' | 'permissions' | 'userId'>

/**
 * Who may approve deals decides; where the workspace named members for it, only these and its owners.
 * @throws AppError `forbidden`
 */
export async function requireApprover(
  r: Pick<Repositories, 'access' | 'settings'>,
  decider: Decider,
): Promise<void> {
  requirePermission(decider, APPROVE)
  const { values } = await r.settings.read()
  const { approverUserIds } = values.approvals.deals
  const { userId } = decider
  if (approverUserIds.length === 0) return
  if (userId !== undefined && approverUserIds.includes(userId)) return
  if ((await roleOf(r, decider)) === 'owner') return
  throw new AppError('forbidden', 'The workspace has named others who approve deals')
}

async function roleOf({ access }: Pick<Repositories, 'access'>, { actor, userId }: Decider) {
  if (userId !== undefined) return (await access.members.findByUser(userId))?.role
  return actor.type === 'api_key' ? (await access.apiKeys.find(actor.id))?.role : undefined
}
