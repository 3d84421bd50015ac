import { tell, type AccessWork } from './access-work.ts'
import { requireGrants, requireKnown } from './grants.ts'
import type { Role } from './ports.ts'
import { present } from './present.ts'

/**
 * Changes what a role of the workspace may do: from the next request on, for everyone who has it.
 * `role.updated`.
 * @throws AppError `forbidden` when the role could do, before or after, what the caller cannot
 */
export async function changeRole(
  work: AccessWork,
  id: string,
  input: {
    version: number
    description?: string | null | undefined
    permissions?: string[] | undefined
  },
): Promise<Role> {
  const { r, caller } = work
  const before = present(await r.access.roles.find(id, { lock: true }), 'role', id)
  requireGrants(caller, before.permissions)
  if (input.permissions) {
    requireKnown(input.permissions)
    requireGrants(caller, input.permissions)
  }
  const after = await r.access.roles.update(id, input.version, {
    ...(input.description === undefined ? {} : { description: input.description }),
    ...(input.permissions ? { permissions: [...new Set(input.permissions)].toSorted() } : {}),
  })
  const fields = (['description', 'permissions'] as const).filter(
    (key) => String(before[key]) !== String(after[key]),
  )
  if (fields.length === 0) return after
  const pick = (role: Role) => Object.fromEntries(fields.map((key) => [key, role[key]]))
  await tell(work, {
    entity: 'role',
    recordId: id,
    action: 'updated',
    before: pick(before),
    after: pick(after),
    events: [{ type: 'role.updated', data: { roleId: id, name: before.name, fields } }],
  })
  return after
}
