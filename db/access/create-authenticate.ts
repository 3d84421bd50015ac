import { eq } from 'drizzle-orm'
import type { Caller } from '../../workflows/access/caller.ts'
import type { TokenClaims, VerifyToken } from '../../workflows/access/sign-in-ports.ts'
import type { Deps } from '../../workflows/deps.ts'
import { AppError } from '../../workflows/shared/errors.ts'
import type { Clock } from '../../workflows/shared/runtime.ts'
import type { Database } from '../open-database.ts'
import { apiKeys } from '../schema/access.ts'
import { hashApiKey } from './api-key.ts'
import { findApiKey } from './find-api-key.ts'
import { findMemberships, type PersonRow } from './find-person.ts'
import { findOutsider, type AdmitOutsider } from './find-outsider.ts'

/** An hour: the time of the last use is for people, and a write per request would be a waste. */
const LAST_USED_PRECISION = 3_600_000

export interface AuthenticateOptions {
  clock: Clock
  verifyToken: VerifyToken
  admitOutsider: AdmitOutsider
}

/**
 * Finds who asks, with one query where the roles are built in: nothing about them is remembered from one request to the next, so
 * what was revoked is refused by the next request, in every process.
 */
export function createAuthenticate(
  database: Database,
  { clock, verifyToken, admitOutsider }: AuthenticateOptions,
): Deps['authenticate'] {
  return async (credential, workspaceId) => {
    const hash = hashApiKey(credential)
    if (hash !== null) return ofKey(database, hash, new Date(clock.now()), workspaceId)
    const claims = await verifyToken(credential)
    if (!claims) return null
    if (claims.issuer === 'own') return ofPerson(database, claims, workspaceId)
    const found = choose(await findOutsider(database, claims, admitOutsider), workspaceId)
    return found && callerOf(found)
  }
}

function ofKey(database: Database, hash: string, now: Date, wanted: string | undefined) {
  return database.inSystem(async (tx): Promise<Caller | null> => {
    const found = await findApiKey(tx, eq(apiKeys.hash, hash), now)
    if (!found) return null
    const { lastUsedAt, ...caller } = found
    if (wanted !== undefined && !sameId(wanted, caller.workspaceId)) throw noWorkspace()
    if (lastUsedAt === null || now.getTime() - lastUsedAt.getTime() > LAST_USED_PRECISION) {
      await tx.update(apiKeys).set({ lastUsedAt: now }).where(eq(apiKeys.hash, hash))
    }
    return caller
  })
}

async function ofPerson(
  database: Database,
  claims: Extract<TokenClaims, { issuer: 'own' }>,
  wanted: string | undefined,
): Promise<Caller | null> {
  const { organizationId, userId, sessionId } = claims
  const rows = await database.inSystem((tx) =>
    findMemberships(tx, { organizationId, userId }, sessionId),
  )
  const found = choose(rows, wanted, claims.workspaceId)
  return found && { ...callerOf(found), sessionId }
}

/**
 * The workspace that the request names, else the token's, else the only one.
 * @throws AppError `not_found` when the person is not in the named one, `invalid_input` when it is
 * needed and not named
 */
function choose(rows: PersonRow[], wanted?: string, home?: string): PersonRow | null {
  const active = rows.filter(({ status }) => status === 'active')
  if (active.length === 0) return null
  if (wanted !== undefined) {
    const named = active.find((row) => sameId(wanted, row.workspaceId))
    if (!named) throw noWorkspace()
    return named
  }
  if (home !== undefined) return active.find((row) => row.workspaceId === home) ?? null
  if (active.length > 1) {
    throw new AppError('invalid_input', 'Name one of your workspaces in X-Workspace-Id', {
      fields: [{ field: 'X-Workspace-Id', rule: 'is needed: you have several workspaces' }],
    })
  }
  return active[0] ?? null
}

function callerOf({ organizationId, workspaceId, userId, permissions }: PersonRow): Caller {
  const actor = { type: 'user', id: userId } as const
  return { organizationId, workspaceId, actor, permissions, userId }
}

const sameId = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()

function noWorkspace(): AppError {
  return new AppError('not_found', 'You have no such workspace: look at X-Workspace-Id')
}
