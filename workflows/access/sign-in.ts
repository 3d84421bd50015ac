import type { Deps } from '../deps.ts'
import { AppError } from '../shared/errors.ts'
import { tell } from './access-work.ts'
import { openSession, type Tokens } from './open-session.ts'
import { requireOwnIssuer } from './own-issuer.ts'
import { userActor } from './ports.ts'

export interface SignIn {
  email: string
  password: string
  /** Slug of the organization, for an address that is known in several. */
  organization?: string | undefined
  /** Where the tokens work unless a request says otherwise; the first workspace when absent. */
  workspaceId?: string | undefined
  causationId?: string
}

/**
 * E-mail and password → tokens. `user.signed_in`.
 * @throws AppError `unauthenticated` without saying whether the address is known, `invalid_input` when the
 * organization must be named, `not_found` for a workspace where they are no member
 */
export async function signIn(
  deps: Pick<Deps, 'access' | 'clock' | 'newId' | 'inTenant'>,
  { email, password, organization, workspaceId, causationId }: SignIn,
): Promise<Tokens> {
  requireOwnIssuer(deps)
  const { directory, credentials } = deps.access
  const known = await directory.signInCandidates(email.toLowerCase())
  const candidates = known.filter(
    ({ organizationSlug }) => organization === undefined || organizationSlug === organization,
  )
  const fitting = []
  for (const candidate of candidates) {
    if (await credentials.verifyPassword(password, candidate.passwordHash)) fitting.push(candidate)
  }
  if (candidates.length === 0) await credentials.verifyPassword(password, null)

  const [person, another] = fitting
  if (!person) throw new AppError('unauthenticated', 'The e-mail address or the password is wrong')
  if (another) {
    const slugs = fitting.map(({ organizationSlug }) => organizationSlug).join(', ')
    throw new AppError('invalid_input', `Say in which organization: ${slugs}`, {
      fields: [{ field: 'organization', rule: `must be one of ${slugs}` }],
    })
  }
  const { organizationId, userId, workspaceIds, passwordHash } = person
  const home = workspaceId?.toLowerCase() ?? workspaceIds[0]
  if (home === undefined || !workspaceIds.includes(home)) {
    throw new AppError('not_found', `You have no workspace ${workspaceId}`)
  }
  const scope = { organizationId, workspaceId: home }
  const context = {
    ...scope,
    actor: userActor(userId),
    source: 'api',
    ...(causationId ? { causationId } : {}),
  }
  return deps.inTenant(context, async (r) => {
    // The password may have been changed, or the person removed, while it was checked.
    await r.access.users.lock(userId)
    const member = await r.access.members.findByUser(userId)
    const present = await r.access.users.hasPasswordHash(userId, passwordHash)
    if (member?.status !== 'active' || !present) {
      throw new AppError('unauthenticated', 'The e-mail address or the password is wrong')
    }
    const { sessionId, tokens } = await openSession(deps, r, scope, userId)
    await tell(
      { r, context },
      {
        entity: 'user',
        recordId: userId,
        action: 'signed_in',
        after: { sessionId },
        events: [{ type: 'user.signed_in', data: { userId, sessionId } }],
      },
    )
    return tokens
  })
}
