import type { Database } from '../../db/open-database.ts'
import type { TenantScope } from '../../workflows/shared/scope.ts'

/** Every row of every table that a workspace has, by table: what must not change when nothing is written. */
export async function tenantState(
  database: Database,
  { organizationId, workspaceId }: TenantScope,
): Promise<Record<string, Record<string, unknown>[]>> {
  const tables = await database.sql.query<{ name: string }>(
    `select table_name as name from information_schema.columns
     join information_schema.tables using (table_schema, table_name)
     where table_schema = 'public' and table_type = 'BASE TABLE' and column_name = 'workspace_id'
     order by 1`,
  )
  const parts = tables.map(
    ({ name }) =>
      `select '${name}' as name, coalesce(jsonb_agg(to_jsonb(t) order by to_jsonb(t)::text), '[]') as rows
       from "${name}" t where organization_id = $1 and workspace_id = $2`,
  )
  const rows = await database.sql.query<{ name: string; rows: Record<string, unknown>[] }>(
    parts.join(' union all '),
    [organizationId, workspaceId],
  )
  return Object.fromEntries(rows.map(({ name, rows: all }) => [name, all]))
}
