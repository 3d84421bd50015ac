import { AppError } from '../shared/errors.ts'
import { tell, type AccessWork } from './access-work.ts'
import { grantsOf, requireGrants } from './grants.ts'
import type { Member, User } from './ports.ts'

/** A week. */
const INVITATION_LIFETIME = 7 * 24 * 3_600_000
export const INVITATION_PREFIX = 'inv_'

export interface Invited {
  member: Member
  /** Null where an outside issuer signs people in. */
  invitation: { token: string; expiresAt: string } | null
}

/**
 * Invites somebody by e-mail address, or invites them again with a new token. Who signs in to another
 * workspace of the organization already is asked too: whoever made that account may not be the one who
 * is meant here, and only who gets the token is. `member.invited`.
 * @throws AppError `forbidden` when the role may more than the caller, `conflict` for a member
 */
export async function inviteMember(
  work: AccessWork,
  input: { email: string; name?: string | undefined; role: string },
): Promise<Invited> {
  const { deps, r, caller } = work
  requireGrants(caller, await grantsOf(r, input.role))
  const user = await findOrCreate(work, input)
  const before = await r.access.members.findByUser(user.id, { lock: true })
  if (before && before.status !== 'invited') {
    throw new AppError('conflict', `${user.email} is a member already`, {
      fields: [{ field: 'email', rule: 'belongs to a member' }],
    })
  }
  if (before) requireGrants(caller, await grantsOf(r, before.role))

  const accepts = deps.access.tokens.outsideIssuer === null
  const token = deps.access.credentials.newSecret(INVITATION_PREFIX)
  const expiresAt = deps.clock.now() + INVITATION_LIFETIME
  const invitation = accepts ? { hash: deps.access.credentials.hashSecret(token), expiresAt } : null
  const status = 'invited'
  const { role } = input
  const member = before
    ? await r.access.members.update(before.id, before.version, { role, status, invitation })
    : await r.access.members.insert({
        id: deps.newId(),
        userId: user.id,
        role,
        status,
        invitation,
      })
  if (!before) await r.access.users.update(user.id, { memberships: user.memberships + 1 })

  await tell(work, {
    entity: 'member',
    recordId: member.id,
    action: before ? 'invited_again' : 'created',
    before: before && { role: before.role },
    after: before ? { role } : { userId: user.id, email: user.email, role, status },
    events: [
      {
        type: 'member.invited',
        data: { memberId: member.id, userId: user.id, role },
      },
    ],
  })
  return {
    member,
    invitation: accepts ? { token, expiresAt: new Date(expiresAt).toISOString() } : null,
  }
}

async function findOrCreate(
  work: AccessWork,
  { email, name = undefined }: { email: string; name?: string | undefined },
): Promise<User> {
  const { deps, r } = work
  const address = email.toLowerCase()
  const known = await r.access.users.lockByEmail(address)
  if (known) return known
  const user = await r.access.users.insert({
    id: deps.newId(),
    email: address,
    name: name ?? null,
  })
  await tell(work, {
    entity: 'user',
    recordId: user.id,
    action: 'created',
    after: { email: user.email, name: user.name },
    events: [{ type: 'user.created', data: { userId: user.id } }],
  })
  return user
}
