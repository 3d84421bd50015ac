import { asc } from 'drizzle-orm'
import type { TenantScope } from '../../workflows/shared/scope.ts'
import { workspaces } from '../schema/access.ts'
import type { Transaction } from '../transaction.ts'

/** The oldest workspace, which the bot works for; undefined before the first start. */
export async function firstWorkspace(tx: Transaction): Promise<TenantScope | undefined> {
  const [row] = await tx
    .select({ organizationId: workspaces.organizationId, workspaceId: workspaces.id })
    .from(workspaces)
    .orderBy(asc(workspaces.createdAt), asc(workspaces.id))
    .limit(1)
  return row
}
