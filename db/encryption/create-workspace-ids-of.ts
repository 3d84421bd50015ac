import { asc, eq } from 'drizzle-orm'
import type { Deps } from '../../workflows/deps.ts'
import type { Database } from '../open-database.ts'
import { workspaces } from '../schema/access.ts'

/** Lists the workspaces of an organization, which no workspace may see for itself. */
export function createWorkspaceIdsOf(database: Pick<Database, 'inSystem'>): Deps['workspaceIdsOf'] {
  return (organizationId) =>
    database.inSystem(async (tx) => {
      const rows = await tx
        .select({ id: workspaces.id })
        .from(workspaces)
        .where(eq(workspaces.organizationId, organizationId))
        .orderBy(asc(workspaces.id))
      return rows.map(({ id }) => id)
    })
}
