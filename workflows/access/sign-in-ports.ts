import type { TenantScope } from '../shared/scope.ts'
import type { Workspace } from './ports.ts'

/** What is looked up before the tenant is known. Each call is a transaction of its own. */
export interface AccessDirectory {
  /** Everyone with this e-mail address and a password, in any organization. */
  signInCandidates(email: string): Promise<
    {
      organizationId: string
      organizationSlug: string
      userId: string
      passwordHash: string
      /** Of active memberships, oldest first. */
      workspaceIds: string[]
    }[]
  >
  /** Whose invitation it is; null when it is unknown, used or expired. */
  invitation(
    hash: string,
  ): Promise<(TenantScope & { userId: string; passwordHash: string | null }) | null>
  session(selector: string): Promise<(TenantScope & { id: string; userId: string }) | null>
  /** Of an active member; oldest first. */
  workspacesOf(organizationId: string, userId: string): Promise<(Workspace & { role: string })[]>
  passwordHash(organizationId: string, userId: string): Promise<string | null>
}

/** Makes and checks secrets. Comparisons take the same time whatever they compare. */
export interface Credentials {
  /** scrypt with its parameters and salt, as `scrypt$…`. */
  hashPassword(password: string): Promise<string>
  /** Takes as long for `null` as for a hash, so that nobody learns which addresses exist. */
  verifyPassword(password: string, hash: string | null): Promise<boolean>
  /** `prefix` and 256 random bits. */
  newSecret(prefix: string): string
  /** Eight characters that people can read aloud: 40 random bits, for ten minutes. */
  newCode(): string
  hashSecret(secret: string): string
  matches(secret: string, hash: string): boolean
  newApiKey(): { key: string; hash: string; hint: string }
}

/** Our own access tokens (JWT, EdDSA). */
export interface AccessTokens {
  /** Seconds that a token lives. */
  lifetime: number
  issue(token: {
    organizationId: string
    workspaceId: string
    userId: string
    sessionId: string
  }): Promise<string>
  /** The public keys, as a JSON Web Key Set (RFC 7517). */
  jwks(): Promise<{ keys: Record<string, unknown>[] }>
  /** The outside issuer that signs people in instead of us. */
  outsideIssuer: string | null
}

/** Whose an access token is, its signature and claims being good. */
export type TokenClaims =
  | {
      issuer: 'own'
      organizationId: string
      workspaceId: string
      userId: string
      sessionId: string
    }
  | {
      issuer: 'outside'
      /** `iss|sub`. */
      subject: string
      /** Verified by the issuer, in lower case. */
      email: string | null
    }

/** @returns null for anything but a good token of ours or of the outside issuer */
export type VerifyToken = (token: string) => Promise<TokenClaims | null>
