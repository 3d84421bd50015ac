import { AppError } from '../shared/errors.ts'
import { tell, type AccessWork } from './access-work.ts'
import { grantsOf, requireGrants, requireKnown } from './grants.ts'
import type { ApiKey } from './ports.ts'

/**
 * Makes a key. One that a person makes can never do more than that person can at the time of its use.
 * `api_key.issued`.
 * @returns the clear key too, for the only time
 * @throws AppError `forbidden` when it could do more than the caller
 */
export async function issueApiKey(
  work: AccessWork,
  input: {
    name: string
    role: string
    permissions?: readonly string[] | undefined
    expiresAt?: string | undefined
  },
): Promise<{ apiKey: ApiKey; key: string }> {
  const { deps, r, caller } = work
  const { name, role, permissions = null } = input
  const expiresAt = input.expiresAt === undefined ? null : Date.parse(input.expiresAt)
  if (expiresAt !== null && expiresAt <= deps.clock.now()) {
    const rule = 'must be in the future'
    throw new AppError('invalid_input', `expiresAt ${rule}`, {
      fields: [{ field: 'expiresAt', rule }],
    })
  }
  if (permissions) requireKnown(permissions)
  const grants = await grantsOf(r, role)
  requireGrants(caller, permissions?.filter((permission) => grants.has(permission)) ?? grants)

  const { key, hash, hint } = deps.access.credentials.newApiKey()
  const userId = caller.userId ?? null
  const id = deps.newId()
  const apiKey = await r.access.apiKeys.insert({
    id,
    name,
    role,
    permissions,
    userId,
    hint,
    hash,
    expiresAt,
  })
  await tell(work, {
    entity: 'api_key',
    recordId: id,
    action: 'created',
    after: { name, role, permissions, hint, expiresAt: apiKey.expiresAt },
    events: [{ type: 'api_key.issued', data: { keyId: id, name, role } }],
  })
  return { apiKey, key }
}
