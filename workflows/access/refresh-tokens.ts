import type { Deps } from '../deps.ts'
import { AppError } from '../shared/errors.ts'
import { tell } from './access-work.ts'
import { readRefreshToken, tokensOf, type Tokens } from './open-session.ts'
import { requireOwnIssuer } from './own-issuer.ts'
import { userActor } from './ports.ts'

/**
 * A refresh token → new tokens, once. One that was used before ends the session, for whoever holds its
 * tokens: either the person or a thief came second (RFC 9700, section 4.14.2).
 * @throws AppError `unauthenticated`
 */
export async function refreshTokens(
  deps: Pick<Deps, 'access' | 'clock' | 'inTenant'>,
  refreshToken: string,
  causationId?: string,
): Promise<Tokens> {
  requireOwnIssuer(deps)
  const { directory, credentials } = deps.access
  const given = readRefreshToken(refreshToken)
  const session = given && (await directory.session(given.selector))
  if (!given || !session) throw refused()
  const { id: sessionId, userId, ...scope } = session
  const context = {
    ...scope,
    actor: userActor(userId),
    source: 'api',
    ...(causationId ? { causationId } : {}),
  }

  const tokens = await deps.inTenant(context, async (r) => {
    const row = await r.access.sessions.lock(sessionId)
    if (!row || row.revoked || row.expiresAt <= deps.clock.now()) return null
    const member = await r.access.members.findByUser(userId)
    if (member?.status !== 'active') return null
    if (!credentials.matches(given.verifier, row.verifierHash)) {
      await r.access.sessions.revoke(sessionId)
      const data = { userId, sessionId, reason: 'token_reused' }
      await tell(
        { r, context },
        {
          entity: 'user',
          recordId: userId,
          action: 'session_revoked',
          after: { sessionId, reason: 'token_reused' },
          events: [{ type: 'user.signed_out', data }],
        },
      )
      return null
    }
    const verifier = credentials.newSecret('')
    await r.access.sessions.rotate(sessionId, credentials.hashSecret(verifier))
    const refresh = { selector: given.selector, verifier, expiresAt: row.expiresAt }
    return tokensOf(deps, { ...scope, userId, sessionId }, refresh)
  })
  if (!tokens) throw refused()
  return tokens
}

function refused(): AppError {
  return new AppError('unauthenticated', 'The refresh token is not valid: sign in again')
}
