import { AppError } from '../shared/errors.ts'
import { tell, type AccessWork } from './access-work.ts'
import { grantsOf, requireGrants } from './grants.ts'
import { requireAnotherOwner } from './last-owner.ts'
import type { Member } from './ports.ts'
import { present } from './present.ts'

export interface MemberChange {
  version: number
  role?: string | undefined
  status?: 'active' | 'deactivated' | undefined
}

/**
 * Gives a member another role, deactivates or reactivates them. `member.updated`.
 * @throws AppError `forbidden` when the old or the new role may more than the caller, `conflict` for the
 * last owner, a stale version, and the status of somebody who has not accepted yet
 */
export async function changeMember(
  work: AccessWork,
  id: string,
  { version, ...wanted }: MemberChange,
): Promise<Member> {
  const { r, caller } = work
  // The owners first, in every change, so that two of them never wait for each other.
  const owners = await r.access.members.lockOwners()
  const before = present(await r.access.members.find(id, { lock: true }), 'member', id)
  requireGrants(caller, await grantsOf(r, before.role))
  const role = wanted.role ?? before.role
  const status = wanted.status ?? before.status
  if (role !== before.role) requireGrants(caller, await grantsOf(r, role))
  if (status !== before.status && before.status === 'invited') {
    throw new AppError(
      'conflict',
      'They have not accepted the invitation yet: invite them again, or remove them',
      {
        fields: [{ field: 'status', rule: 'is invited' }],
      },
    )
  }
  if (role !== 'owner' || status !== 'active') requireAnotherOwner(owners, before)

  const after = await r.access.members.update(id, version, { role, status })
  const fields = (['role', 'status'] as const).filter((key) => before[key] !== after[key])
  if (fields.length === 0) return after
  const pick = (member: Member) => Object.fromEntries(fields.map((key) => [key, member[key]]))
  await tell(work, {
    entity: 'member',
    recordId: id,
    action: 'updated',
    before: pick(before),
    after: pick(after),
    events: [
      {
        type: 'member.updated',
        data: { memberId: id, userId: before.userId, fields, role, status },
      },
    ],
  })
  return after
}
