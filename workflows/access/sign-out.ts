import type { Deps } from '../deps.ts'
import { tell } from './access-work.ts'
import { readRefreshToken } from './open-session.ts'
import { userActor } from './ports.ts'

/**
 * Ends the session of a refresh token: its access tokens are refused from the next request on. An unknown
 * or old token changes nothing, and nobody learns which it was (RFC 7009). `user.signed_out`.
 */
export async function signOut(
  deps: Pick<Deps, 'access' | 'inTenant'>,
  refreshToken: string,
  causationId?: string,
): Promise<void> {
  const given = readRefreshToken(refreshToken)
  const session = given && (await deps.access.directory.session(given.selector))
  if (!given || !session) return
  const { id: sessionId, userId, ...scope } = session
  const context = {
    ...scope,
    actor: userActor(userId),
    source: 'api',
    ...(causationId ? { causationId } : {}),
  }
  await deps.inTenant(context, async (r) => {
    const row = await r.access.sessions.lock(sessionId)
    if (!row || row.revoked) return
    if (!deps.access.credentials.matches(given.verifier, row.verifierHash)) return
    await r.access.sessions.revoke(sessionId)
    await tell(
      { r, context },
      {
        entity: 'user',
        recordId: userId,
        action: 'signed_out',
        after: { sessionId },
        events: [{ type: 'user.signed_out', data: { userId, sessionId, reason: 'logged_out' } }],
      },
    )
  })
}
