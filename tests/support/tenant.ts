import type { Database } from '../../db/open-database.ts'
import type { TenantScope } from '../../workflows/shared/scope.ts'
import { newId } from './ids.ts'

/** A new organization with one workspace. */
export async function createTenant(database: Database): Promise<TenantScope> {
  const scope = { organizationId: newId(), workspaceId: newId() }
  const by = `now(), 'system:test', now(), 'system:test'`
  await database.sql.transaction(
    async (tx) => {
      await tx.query(
        `insert into organizations (id, name, slug, created_at, created_by, updated_at, updated_by)
         values ($1, 'Test', $2, ${by})`,
        [scope.organizationId, scope.organizationId],
      )
      await tx.query(
        `insert into workspaces (organization_id, id, name, slug, created_at, created_by, updated_at, updated_by)
         values ($1, $2, 'Test', 'test', ${by})`,
        [scope.organizationId, scope.workspaceId],
      )
    },
    { setup: 'set local role potok_system' },
  )
  return scope
}
