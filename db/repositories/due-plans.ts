import { sql } from 'drizzle-orm'
import type { DuePlan, DuePlans } from '../../workflows/maintenance/ports.ts'
import type { Database } from '../open-database.ts'

/** Reads across workspaces, as `potok_system`, which may see these four columns only. */
export function createDuePlans(database: Database): DuePlans {
  return {
    list: (now, limit, after) =>
      database.inSystem(async (tx) => {
        const beyond = after
          ? sql`and (next_due_at, id) > (${after.dueAt}::timestamptz, ${after.planId}::uuid)`
          : sql``
        const rows = await tx.execute(sql`
          select organization_id as "organizationId", workspace_id as "workspaceId", id as "planId",
            to_char(next_due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "dueAt"
          from maintenance_plans
          where next_due_at <= ${new Date(now).toISOString()}::timestamptz ${beyond}
          order by next_due_at, id
          limit ${limit}`)
        return rows as unknown as DuePlan[]
      }),
  }
}
