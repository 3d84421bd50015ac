import { AppError } from '../shared/errors.ts'
import { tell, type AccessWork } from './access-work.ts'
import { requireGrants } from './grants.ts'
import { present } from './present.ts'

/**
 * Deletes a role of the workspace. `role.deleted`.
 * @throws AppError `conflict` while a member or a key has it
 */
export async function deleteRole(work: AccessWork, id: string, version?: number): Promise<void> {
  const { r, caller } = work
  const role = present(await r.access.roles.find(id, { lock: true }), 'role', id)
  const { name, permissions } = role
  requireGrants(caller, permissions)
  const members = await r.access.members.countOfRole(name)
  const keys = await r.access.apiKeys.countOfRole(name)
  if (members + keys > 0) {
    throw new AppError('conflict', `${members} members and ${keys} API keys have the role ${name}`)
  }
  await r.access.roles.remove(id, version ?? role.version)
  await tell(work, {
    entity: 'role',
    recordId: id,
    action: 'deleted',
    before: { name, permissions },
    events: [{ type: 'role.deleted', data: { roleId: id, name } }],
  })
}
