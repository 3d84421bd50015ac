import { isBuiltInRole, permissionsOfRole } from '../../workflows/access/roles.ts'
import { PERMISSIONS } from '../../workflows/access/permissions.ts'

const NONE: ReadonlySet<string> = new Set()

/** What a role may do: a built-in one by its name, another by its row; nothing when the row is gone. */
export function permissionsOfRoleRow(
  role: string,
  own: readonly string[] | null,
): ReadonlySet<string> {
  if (isBuiltInRole(role)) return permissionsOfRole(role)
  // A permission that a later version of Potok dropped allows nothing.
  return own ? new Set(own.filter((name) => PERMISSIONS.has(name))) : NONE
}

/** What all of them allow; null allows everything. */
export function intersection(
  first: ReadonlySet<string>,
  ...others: (ReadonlySet<string> | null)[]
): ReadonlySet<string> {
  return others.reduce<ReadonlySet<string>>(
    (both, other) => (other === null || other === both ? both : both.intersection(other)),
    first,
  )
}
