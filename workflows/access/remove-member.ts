import { tell, type AccessWork } from './access-work.ts'
import { grantsOf, requireGrants } from './grants.ts'
import { requireAnotherOwner } from './last-owner.ts'
import { present } from './present.ts'
import { revokeKey } from './revoke-api-key.ts'

/**
 * Takes a member out of the workspace: their keys are revoked, and a person of no workspace is deleted
 * from the organization. `member.removed`, `api_key.revoked`, `user.deleted`.
 * @throws AppError `forbidden` when their role may more than the caller, `conflict` for the last owner
 */
export async function removeMember(work: AccessWork, id: string, version?: number): Promise<void> {
  const { r, caller } = work
  const owners = await r.access.members.lockOwners()
  const member = present(await r.access.members.find(id, { lock: true }), 'member', id)
  requireGrants(caller, await grantsOf(r, member.role))
  requireAnotherOwner(owners, member)
  const { userId, role, status, email } = member
  await r.access.members.remove(id, version ?? member.version)
  await tell(work, {
    entity: 'member',
    recordId: id,
    action: 'deleted',
    before: { userId, email, role, status },
    events: [{ type: 'member.removed', data: { memberId: id, userId } }],
  })
  for (const key of await r.access.apiKeys.liveOf(userId)) await revokeKey(work, key)

  const user = await r.access.users.lock(userId)
  if (user && user.memberships > 1) {
    await r.access.users.update(userId, { memberships: user.memberships - 1 })
  } else if (user) {
    await r.access.sessions.revokeOthers(userId, null)
    await r.access.users.remove(userId)
    await tell(work, {
      entity: 'user',
      recordId: userId,
      action: 'deleted',
      before: { email, name: user.name },
      events: [{ type: 'user.deleted', data: { userId } }],
    })
  }
}
