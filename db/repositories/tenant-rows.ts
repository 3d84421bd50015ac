import { and, eq, type SQL } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import type { Clock } from '../../workflows/shared/runtime.ts'
import type { TenantScope } from '../../workflows/shared/scope.ts'

export interface RepositoryContext {
  scope: TenantScope
  clock: Clock
}

/** Potok itself, where no person or key is known to have made the change. */
export const POTOK = 'system:potok'

/** The columns of whose row it is. Row-level security checks them again. */
export function tenantOf({ organizationId, workspaceId }: TenantScope): TenantScope {
  return { organizationId, workspaceId }
}

/** Rows of the tenant: lets the planner use the primary key, which begins with it. */
export function ofTenant(
  table: { organizationId: AnyPgColumn; workspaceId: AnyPgColumn },
  scope: TenantScope,
  ...conditions: (SQL | undefined)[]
): SQL | undefined {
  return and(
    eq(table.organizationId, scope.organizationId),
    eq(table.workspaceId, scope.workspaceId),
    ...conditions,
  )
}

/** The time of a change, as columns of a new row. */
export function born(clock: Clock, by: string) {
  const now = new Date(clock.now())
  return { createdAt: now, createdBy: by, updatedAt: now, updatedBy: by }
}

export function changed(clock: Clock, by: string) {
  return { updatedAt: new Date(clock.now()), updatedBy: by }
}
