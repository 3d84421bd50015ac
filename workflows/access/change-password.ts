import type { Deps } from '../deps.ts'
import { AppError } from '../shared/errors.ts'
import { tell, type AccessWork } from './access-work.ts'
import type { Caller } from './caller.ts'
import { requireOwnIssuer } from './own-issuer.ts'
import { requirePassword } from './password-rules.ts'

/** A checked change of a password, ready for its transaction. */
export interface PasswordChange {
  userId: string
  sessionId: string | null
  before: string
  passwordHash: string
}

/**
 * Checks the present password and hashes the new one: slow, so before the transaction.
 * @throws AppError `forbidden` for a key, `invalid_input` for a wrong present or a weak new password
 */
export async function preparePassword(
  deps: Pick<Deps, 'access'>,
  caller: Caller,
  input: { currentPassword: string; newPassword: string },
): Promise<PasswordChange> {
  requireOwnIssuer(deps)
  const { actor, organizationId, sessionId } = caller
  if (actor.type !== 'user') throw new AppError('forbidden', 'Only a person has a password')
  const { directory, credentials } = deps.access
  const before = await directory.passwordHash(organizationId, actor.id)
  if (!(await credentials.verifyPassword(input.currentPassword, before)) || before === null) {
    throw new AppError('invalid_input', 'The present password is wrong', {
      fields: [{ field: 'currentPassword', rule: 'is wrong' }],
    })
  }
  requirePassword(input.newPassword)
  const passwordHash = await credentials.hashPassword(input.newPassword)
  return { userId: actor.id, sessionId: sessionId ?? null, before, passwordHash }
}

/** Stores the new password and ends every other session of the person. `user.updated`. */
export async function changePassword(
  work: Pick<AccessWork, 'r' | 'context'>,
  { userId, sessionId, before, passwordHash }: PasswordChange,
): Promise<void> {
  const { users, sessions } = work.r.access
  await users.lock(userId)
  if (!(await users.hasPasswordHash(userId, before))) {
    throw new AppError('conflict', 'The password was changed meanwhile')
  }
  await users.update(userId, { passwordHash })
  await sessions.revokeOthers(userId, sessionId)
  await tell(work, {
    entity: 'user',
    recordId: userId,
    action: 'password_changed',
    events: [{ type: 'user.updated', data: { userId, fields: ['password'] } }],
  })
}
