import { AppError } from '../shared/errors.ts'
import { tell, type AccessWork } from './access-work.ts'
import { requireGrants, requireKnown } from './grants.ts'
import type { Role } from './ports.ts'
import { isBuiltInRole } from './roles.ts'

/**
 * Makes a role of the workspace. `role.created`.
 * @throws AppError `invalid_input` for a permission that does not exist, `forbidden` for one that the
 * caller lacks, `conflict` when the name is taken
 */
export async function createRole(
  work: AccessWork,
  input: { name: string; description?: string | null | undefined; permissions: string[] },
): Promise<Role> {
  const { deps, r, caller } = work
  const { name, description = null } = input
  const permissions = [...new Set(input.permissions)].toSorted()
  requireKnown(input.permissions)
  requireGrants(caller, permissions)
  if (isBuiltInRole(name)) {
    throw new AppError('conflict', `Every workspace has a role ${name}`, {
      fields: [{ field: 'name', rule: 'is taken' }],
    })
  }
  const role = await r.access.roles.insert({ id: deps.newId(), name, description, permissions })
  await tell(work, {
    entity: 'role',
    recordId: role.id,
    action: 'created',
    after: { name, description, permissions },
    events: [{ type: 'role.created', data: { roleId: role.id, name, permissions } }],
  })
  return role
}
