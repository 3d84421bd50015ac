import type { Deps, Repositories } from '../deps.ts'
import type { TenantScope } from '../shared/scope.ts'

/** Thirty days: after that a person gives the password again. */
const SESSION_LIFETIME = 30 * 24 * 3_600_000
const SELECTOR_PREFIX = 'rt_'

/** What a person holds who signed in (RFC 6749, section 5.1, in camelCase). */
export interface Tokens {
  accessToken: string
  refreshToken: string
  tokenType: 'Bearer'
  /** Seconds that the access token lives. */
  expiresIn: number
  /** Seconds until the refresh token, and each that follows it, ends. */
  refreshExpiresIn: number
}

type SessionDeps = Pick<Deps, 'clock' | 'newId' | 'access'>

/** Starts a session of a person in a workspace, in that workspace's transaction. */
export async function openSession(
  deps: SessionDeps,
  r: Pick<Repositories, 'access'>,
  scope: TenantScope,
  userId: string,
): Promise<{ sessionId: string; tokens: Tokens }> {
  const { credentials } = deps.access
  const sessionId = deps.newId()
  const selector = credentials.newSecret(SELECTOR_PREFIX)
  const verifier = credentials.newSecret('')
  const expiresAt = deps.clock.now() + SESSION_LIFETIME
  await r.access.sessions.insert({
    id: sessionId,
    userId,
    selector,
    verifierHash: credentials.hashSecret(verifier),
    expiresAt,
  })
  const session = { ...scope, userId, sessionId }
  const tokens = await tokensOf(deps, session, { selector, verifier, expiresAt })
  return { sessionId, tokens }
}

/** The tokens of a session. */
export async function tokensOf(
  { clock, access }: Pick<Deps, 'clock' | 'access'>,
  session: TenantScope & { userId: string; sessionId: string },
  refresh: { selector: string; verifier: string; expiresAt: number },
): Promise<Tokens> {
  const { organizationId, workspaceId, userId, sessionId } = session
  return {
    accessToken: await access.tokens.issue({ organizationId, workspaceId, userId, sessionId }),
    refreshToken: `${refresh.selector}.${refresh.verifier}`,
    tokenType: 'Bearer',
    expiresIn: access.tokens.lifetime,
    refreshExpiresIn: Math.floor((refresh.expiresAt - clock.now()) / 1000),
  }
}

/** `selector.verifier`; null for what cannot be a refresh token. */
export function readRefreshToken(token: string): { selector: string; verifier: string } | null {
  const [, selector, verifier] = /^(rt_[\w-]{43})\.([\w-]{43})$/.exec(token) ?? []
  return selector === undefined || verifier === undefined ? null : { selector, verifier }
}
