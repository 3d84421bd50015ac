import { createRemoteJWKSet, errors, jwtVerify } from 'jose'
import type { VerifyToken } from '../../workflows/access/sign-in-ports.ts'
import { AppError, errorCode } from '../../workflows/shared/errors.ts'
import type { Clock } from '../../workflows/shared/runtime.ts'

/** Public-key signatures only: with a shared secret, our copy of the issuer's key could sign. */
const ALGORITHMS = [
  'EdDSA',
  'Ed25519',
  'ES256',
  'ES384',
  'ES512',
  'PS256',
  'PS384',
  'PS512',
  'RS256',
  'RS384',
  'RS512',
]
const FETCH_TIMEOUT = 5_000
/** Seconds by which the issuer's clock may differ from ours. */
const CLOCK_TOLERANCE = 5

export interface OutsideIssuer {
  issuer: string
  audience: string
  jwksUrl: string
}

/**
 * Checks tokens of an outside issuer with the keys that it publishes.
 * @throws AppError `provider_unavailable` when the keys cannot be fetched
 */
export function createOutsideVerifier(
  { issuer, audience, jwksUrl }: OutsideIssuer,
  { clock }: { clock: Clock },
): VerifyToken {
  const remote = createRemoteJWKSet(new URL(jwksUrl), { timeoutDuration: FETCH_TIMEOUT })
  const keys = async (...asked: Parameters<typeof remote>) => {
    try {
      return await remote(...asked)
    } catch (error) {
      throw isOfToken(error) ? error : unreachable(error)
    }
  }
  return async (token) => {
    try {
      const { payload } = await jwtVerify(token, keys, {
        algorithms: ALGORITHMS,
        issuer,
        audience,
        requiredClaims: ['exp', 'sub'],
        clockTolerance: CLOCK_TOLERANCE,
        currentDate: new Date(clock.now()),
      })
      const { sub, email, email_verified: verified } = payload
      if (!sub) return null
      const known = verified === true && typeof email === 'string'
      return {
        issuer: 'outside',
        subject: `${issuer}|${sub}`,
        email: known ? email.toLowerCase() : null,
      }
    } catch (error) {
      if (errorCode(error) === 'provider_unavailable') throw error
      return null
    }
  }
}

/** The token names a key that the issuer does not have, or one that cannot be used. */
function isOfToken(error: unknown): boolean {
  return (
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys ||
    error instanceof errors.JOSENotSupported
  )
}

function unreachable(cause: unknown): AppError {
  const message = 'The keys of the issuer of access tokens cannot be fetched'
  return new AppError('provider_unavailable', message, { cause })
}
