import type { Deps } from '../deps.ts'
import type { TenantScope } from '../shared/scope.ts'
import { userActor } from './ports.ts'

/**
 * Remembers a person by the subject of the outside issuer that vouches for them, and accepts the
 * invitation that waits for their e-mail address.
 */
export function admitOutsider(
  deps: Pick<Deps, 'inTenant'>,
  scope: TenantScope,
  { userId, memberId, subject }: { userId: string; memberId: string; subject: string },
): Promise<void> {
  const { organizationId, workspaceId } = scope
  const context = { organizationId, workspaceId, actor: userActor(userId), source: 'access' }
  return deps.inTenant(context, async (r) => {
    const user = await r.access.users.lock(userId)
    const member = await r.access.members.find(memberId, { lock: true })
    if (!user || !member) return
    await r.access.users.update(userId, { externalSubject: subject })
    r.audit.record({
      action: 'linked',
      entity: 'user',
      recordId: userId,
      before: null,
      after: { externalSubject: subject },
    })
    await r.events.append(context, [
      { type: 'user.updated', subject: userId, data: { userId, fields: ['externalSubject'] } },
    ])
    if (member.status !== 'invited') return
    const { role } = member
    await r.access.members.update(memberId, member.version, { status: 'active', invitation: null })
    r.audit.record({
      action: 'joined',
      entity: 'member',
      recordId: memberId,
      before: { status: 'invited' },
      after: { status: 'active' },
    })
    await r.events.append(context, [
      { type: 'member.joined', subject: memberId, data: { memberId, userId, role } },
    ])
  })
}
