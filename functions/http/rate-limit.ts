import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { Deps } from '../../workflows/deps.ts'
import { AppError } from '../../workflows/shared/errors.ts'
import type { RateLimitName } from '../../workflows/shared/rate-limit.ts'
import type { ApiEnv } from './authenticate.ts'
import { addressGroup, clientAddress, type TrustedProxies } from './client-address.ts'

type Limiting = Pick<Deps, 'rateLimiter'>

/** Requests per client address. Belongs before the look at who asks. Calls within the process are free. */
export function limitByAddress(deps: Limiting, trusted: TrustedProxies) {
  return createMiddleware<ApiEnv>(async (c, next) => {
    const address = clientAddress(c, trusted)
    if (address !== null) await count(deps, c, 'address', addressGroup(address))
    await next()
  })
}

/** Requests per API key or person. Belongs after `authenticate`. */
export function limitByCaller(deps: Limiting) {
  return createMiddleware<ApiEnv>(async (c, next) => {
    const { type, id } = c.get('caller').actor
    await count(deps, c, 'caller', `${type}:${id}`)
    await next()
  })
}

/**
 * Tries to sign in, per address and per account, which is the `email` of a JSON body: guessing is as
 * slow from many addresses as it is from one. Belongs after the limit of the body's size.
 */
export function limitSignIn(deps: Limiting, trusted: TrustedProxies) {
  return createMiddleware<ApiEnv>(async (c, next) => {
    const address = clientAddress(c, trusted)
    if (address !== null) await count(deps, c, 'auth_address', addressGroup(address))
    const account = await accountOf(c)
    if (account !== null) await count(deps, c, 'auth_account', account)
    await next()
  })
}

/**
 * Counts the request and tells where the caller stands: `RateLimit` and `RateLimit-Policy`
 * (draft-ietf-httpapi-ratelimit-headers-10), and the three fields of its earlier drafts, which more
 * clients read. Of several limits the last one is shown.
 * @throws AppError `rate_limited` with the seconds to wait, which become `Retry-After`
 */
async function count(deps: Limiting, c: Context<ApiEnv>, name: RateLimitName, key: string) {
  const verdict = await deps.rateLimiter.consume(name, key)
  if (!verdict) return
  const { allowed, limit, window, remaining, resetAfter } = verdict
  const policy = name.replaceAll('_', '-')
  c.header('RateLimit-Policy', `"${policy}";q=${limit};w=${window}`)
  c.header('RateLimit', `"${policy}";r=${remaining};t=${resetAfter}`)
  c.header('RateLimit-Limit', String(limit))
  c.header('RateLimit-Remaining', String(remaining))
  c.header('RateLimit-Reset', String(resetAfter))
  if (allowed) return
  throw new AppError(
    'rate_limited',
    `At most ${limit} requests in ${window} seconds; try again in ${resetAfter} seconds`,
    { retryAfter: resetAfter },
  )
}

/**
 * A digest, because the counters are no place for addresses of people. Whatever the body says of its
 * type: what the routes take for JSON is theirs to decide, and must not be a way around the limit.
 */
async function accountOf(c: Context<ApiEnv>): Promise<string | null> {
  const body: unknown = await c.req.json().catch(() => null)
  const email = typeof body === 'object' && body !== null && 'email' in body ? body.email : null
  if (typeof email !== 'string') return null
  return createHash('sha256').update(email.trim().toLowerCase()).digest('base64url').slice(0, 22)
}
