import { calculateJwkThumbprint, exportJWK, jwtVerify, SignJWT } from 'jose'
import type { AccessTokens, VerifyToken } from '../../workflows/access/sign-in-ports.ts'
import type { Clock, NewId } from '../../workflows/shared/runtime.ts'
import type { SigningKey } from './signing-key.ts'

const ALGORITHM = 'EdDSA'
const TYPE = 'at+jwt'
const AUDIENCE = 'potok'
/** Ten minutes, in seconds. */
const LIFETIME = 600
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/

export interface AccessTokensOptions {
  key: SigningKey
  /** Where the public keys can be asked for, or a name. */
  issuer: string
  clock: Clock
  newId: NewId
  outsideIssuer?: string | undefined
}

/** Our own access tokens: JWTs of RFC 9068 with the workspace, signed with Ed25519. */
export function createAccessTokens(
  options: AccessTokensOptions,
): AccessTokens & { verify: VerifyToken } {
  const { key, issuer, clock, newId, outsideIssuer = null } = options
  const publicJwk = publicJwkOf(key)

  return {
    lifetime: LIFETIME,
    outsideIssuer,
    jwks: async () => ({ keys: [await publicJwk] }),

    issue: async ({ organizationId, workspaceId, userId, sessionId }) => {
      const now = Math.floor(clock.now() / 1000)
      const { kid } = await publicJwk
      return new SignJWT({ org: organizationId, wid: workspaceId, sid: sessionId })
        .setProtectedHeader({ alg: ALGORITHM, typ: TYPE, kid })
        .setIssuer(issuer)
        .setAudience(AUDIENCE)
        .setSubject(userId)
        .setIssuedAt(now)
        .setExpirationTime(now + LIFETIME)
        .setJti(newId())
        .sign(key.privateKey)
    },

    verify: async (token) => {
      const payload = await jwtVerify(token, key.publicKey, {
        algorithms: [ALGORITHM],
        typ: TYPE,
        issuer,
        audience: AUDIENCE,
        requiredClaims: ['exp', 'iat', 'sub'],
        currentDate: new Date(clock.now()),
      }).then(
        (verified) => verified.payload,
        () => null,
      )
      const { sub, org, wid, sid } = payload ?? {}
      if (!isId(sub) || !isId(org) || !isId(wid) || !isId(sid)) return null
      return { issuer: 'own', userId: sub, organizationId: org, workspaceId: wid, sessionId: sid }
    },
  }
}

async function publicJwkOf({ publicKey }: SigningKey) {
  const jwk = await exportJWK(publicKey)
  const kid = await calculateJwkThumbprint(jwk)
  return { ...jwk, kid, alg: ALGORITHM, use: 'sig' }
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && UUID.test(value)
}
