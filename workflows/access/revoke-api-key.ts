import { AppError } from '../shared/errors.ts'
import { tell, type AccessWork } from './access-work.ts'
import { grantsOf, requireGrants } from './grants.ts'
import type { ApiKey } from './ports.ts'
import { present } from './present.ts'

/**
 * Revokes a key: the next request with it is refused. Revoking twice changes nothing. `api_key.revoked`.
 * @throws AppError `forbidden` when the key may more than the caller, `conflict` for the last way in: the
 * only full key of a workspace without an owner
 */
export async function revokeApiKey(work: AccessWork, id: string): Promise<void> {
  const { r, caller } = work
  // Two revocations in a row, so that each sees what the other left.
  await r.access.workspaces.own({ lock: true })
  const key = present(await r.access.apiKeys.find(id, { lock: true }), 'API key', id)
  if (key.revokedAt !== null) return
  const grants = await grantsOf(r, key.role).catch(() => new Set<string>())
  requireGrants(caller, key.permissions?.filter((name) => grants.has(name)) ?? grants)
  if (isFull(key) && (await r.access.members.lockOwners()).length === 0) {
    const others = await r.access.apiKeys.liveOf(null)
    if (!others.some((other) => other.id !== id && isFull(other))) {
      throw new AppError(
        'conflict',
        'Nobody could get in any more: make another owner or key first',
      )
    }
  }
  await revokeKey(work, key)
}

/** A key of the workspace itself that may do everything and does not end. */
const isFull = ({ role, permissions, userId, expiresAt }: ApiKey): boolean =>
  role === 'owner' && permissions === null && userId === null && expiresAt === null

/** Revokes and tells. */
export async function revokeKey(
  work: Pick<AccessWork, 'r' | 'context'>,
  { id, name }: Pick<ApiKey, 'id' | 'name'>,
): Promise<void> {
  const { revokedAt } = await work.r.access.apiKeys.revoke(id)
  await tell(work, {
    entity: 'api_key',
    recordId: id,
    action: 'revoked',
    before: { revokedAt: null },
    after: { revokedAt },
    events: [{ type: 'api_key.revoked', data: { keyId: id, name } }],
  })
}
