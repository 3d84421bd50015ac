import { PERMISSIONS } from './permissions.ts'

/** Roles that every workspace has. Others it makes itself. */
export const BUILT_IN_ROLES = ['owner', 'admin', 'member', 'viewer'] as const
export type BuiltInRole = (typeof BUILT_IN_ROLES)[number]

/** Kept for owners: they reach beyond the workspace, or cannot be taken back. */
export const OWNERS_ONLY: ReadonlySet<string> = new Set(['workspaces:manage', 'encryption:rotate'])
/** What people earn and who they are is not for every colleague. */
const PERSONNEL =
  /^(employees|payroll-runs|payslips|leave-requests:decide|attendance:(update|delete))/
/** How the workspace is set up is for who runs it; integrations show their secrets to who reads them. */
const SUPERVISION =
  /:(manage|view|rotate|approve|replay)$|^(integrations|dead-letters|sagas|refunds|ai-usage):|^(conversion:create|(custom-fields|plugins):(create|update|delete))$/

const all = [...PERMISSIONS.keys()]
const ordinary = all.filter((name) => !PERSONNEL.test(name) && !SUPERVISION.test(name))

const OF_ROLE: Record<BuiltInRole, ReadonlySet<string>> = {
  owner: new Set(all),
  admin: new Set(all.filter((name) => !OWNERS_ONLY.has(name))),
  member: new Set(ordinary),
  viewer: new Set(ordinary.filter((name) => name.endsWith(':read'))),
}

export function isBuiltInRole(name: string): name is BuiltInRole {
  return (BUILT_IN_ROLES as readonly string[]).includes(name)
}

/** What a built-in role may do. */
export function permissionsOfRole(role: BuiltInRole): ReadonlySet<string> {
  return OF_ROLE[role]
}
