import type { TenantScope } from '../../../workflows/shared/scope.ts'
import type { InTenant } from '../../../workflows/deps.ts'
import { DEFAULT_SETTINGS } from '../../../workflows/access/settings.ts'
import { newId } from '../../support/ids.ts'

/** A row in every table of people, roles and settings. @returns what was made */
export async function fillAccess(inTenant: InTenant, scope: TenantScope) {
  const userId = newId()
  const memberId = newId()
  await inTenant(scope, async ({ access, settings }) => {
    await access.users.insert({ id: userId, email: `${userId}@example.com`, name: 'Anna' })
    await access.members.insert({
      id: memberId,
      userId,
      role: 'owner',
      status: 'active',
      invitation: null,
    })
    await access.users.update(userId, { memberships: 1 })
    await access.roles.insert({
      id: newId(),
      name: 'keeper',
      description: null,
      permissions: ['leads:read'],
    })
    await access.sessions.insert({
      id: newId(),
      userId,
      selector: newId(),
      verifierHash: newId(),
      expiresAt: Date.now() + 60_000,
    })
    await access.linkAttempts.count('1')
    await settings.change(0, DEFAULT_SETTINGS)
  })
  return { userId, memberId }
}
