import { and, eq, type SQL } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import type { TenantWork } from '../../workflows/deps.ts'
import type { Clock } from '../../workflows/shared/runtime.ts'
import type { Actor, TenantScope } from '../../workflows/shared/scope.ts'

export interface RepositoryContext {
  scope: TenantWork
  clock: Clock
}

/** Potok itself, where no person or key is known to have made the change. */
export const POTOK = 'system:potok'

/** Who makes the changes of a transaction: Potok itself where nobody is named. */
export function actorOf({ actor }: Pick<TenantWork, 'actor'>): Actor {
  return actor ?? { type: 'system', id: 'potok' }
}

/** The same as the audit columns have it: `type:id`. */
export function byOf(scope: Pick<TenantWork, 'actor'>): string {
  const { type, id } = actorOf(scope)
  return `${type}:${id}`
}

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
