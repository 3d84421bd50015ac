import type { Deps } from '../deps.ts'
import { AppError } from '../shared/errors.ts'
import { tell } from './access-work.ts'
import { openSession, type Tokens } from './open-session.ts'
import { requireOwnIssuer } from './own-issuer.ts'
import { requirePassword } from './password-rules.ts'
import { userActor } from './ports.ts'

/**
 * An invitation's token → a member with a password, signed in. It accepts this workspace's invitation
 * alone. Who has a password already, from another workspace, gives that one. `member.joined`.
 * @throws AppError `invalid_input` for a token that is unknown, used or expired, and a weak password
 */
export async function acceptInvitation(
  deps: Pick<Deps, 'access' | 'clock' | 'newId' | 'inTenant'>,
  input: { token: string; password: string; name?: string | undefined; causationId?: string },
): Promise<Tokens> {
  requireOwnIssuer(deps)
  const { directory, credentials } = deps.access
  const hash = credentials.hashSecret(input.token)
  const invited = await directory.invitation(hash)
  if (!invited) throw badToken()
  const { userId, passwordHash: known, organizationId, workspaceId } = invited
  if (known !== null && !(await credentials.verifyPassword(input.password, known))) {
    throw new AppError('unauthenticated', 'You have a password in this organization: give that one')
  }
  if (known === null) requirePassword(input.password)
  const passwordHash = known ?? (await credentials.hashPassword(input.password))
  const scope = { organizationId, workspaceId }
  const { causationId } = input
  const context = {
    ...scope,
    actor: userActor(userId),
    source: 'api',
    ...(causationId ? { causationId } : {}),
  }

  return deps.inTenant(context, async (r) => {
    const user = await r.access.users.lock(userId)
    const member = await r.access.members.lockByInvitation(hash)
    if (!user || !member || user.hasPassword !== (known !== null)) throw badToken()
    const name = input.name ?? user.name
    await r.access.users.update(userId, { name, ...(known === null ? { passwordHash } : {}) })
    const { id, role, version } = member
    await r.access.members.update(id, version, { status: 'active', invitation: null })
    const { sessionId, tokens } = await openSession(deps, r, scope, userId)
    await tell(
      { r, context },
      {
        entity: 'member',
        recordId: id,
        action: 'joined',
        before: { status: 'invited', ...(name === user.name ? {} : { name: user.name }) },
        after: { status: 'active', ...(name === user.name ? {} : { name }), sessionId },
        events: [
          { type: 'member.joined', data: { memberId: id, userId, role } },
          { type: 'user.signed_in', data: { userId, sessionId } },
        ],
      },
    )
    return tokens
  })
}

function badToken(): AppError {
  const rule = 'is unknown, used or expired: ask for a new invitation'
  return new AppError('invalid_input', `token ${rule}`, { fields: [{ field: 'token', rule }] })
}
