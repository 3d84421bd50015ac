import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Workspace, WorkspaceRepository } from '../../workflows/access/ports.ts'
import type { NewId } from '../../workflows/shared/runtime.ts'
import type { TenantScope } from '../../workflows/shared/scope.ts'
import { createAuditLog } from '../audit/create-audit-log.ts'
import {
  born,
  byOf,
  changed,
  type RepositoryContext,
  tenantOf,
} from '../repositories/tenant-rows.ts'
import { apiKeys, memberships, workspaces } from '../schema/access.ts'
import type { Transaction } from '../transaction.ts'
import { nextVersion } from './next-version.ts'
import { current, orConflict } from './or-conflict.ts'

/** The workspace of a transaction, and the making of others, each with a trail that begins with its owner. */
export function createWorkspaceRepository(
  tx: Transaction,
  { scope, clock, newId }: RepositoryContext & { newId: NewId },
): WorkspaceRepository {
  const by = byOf(scope)
  const self = and(
    eq(workspaces.organizationId, scope.organizationId),
    eq(workspaces.id, scope.workspaceId),
    isNull(workspaces.deletedAt),
  )
  return {
    own: async ({ lock = false } = {}) => {
      const query = tx.select().from(workspaces).where(self)
      const [row] = await (lock ? query.for('update') : query)
      return toWorkspace(current(row, 'workspace'))
    },

    update: async (version, change) => {
      const update = tx
        .update(workspaces)
        .set({ ...change, ...changed(clock, by), version: nextVersion(workspaces) })
        .where(and(self, eq(workspaces.version, version)))
        .returning()
      const [row] = await orConflict(update, { workspaces_slug: 'slug' })
      return toWorkspace(current(row, 'workspace'))
    },

    create: async ({ id, name, slug, key, owner }) => {
      const { organizationId } = scope
      const created = { organizationId, workspaceId: id }
      await setTenant(tx, created)
      const insert = tx
        .insert(workspaces)
        .values({ organizationId, id, name, slug, ...born(clock, by) })
        .returning()
      const [row] = await orConflict(insert, { workspaces_slug: 'slug' })
      const common = { ...created, role: 'owner', ...born(clock, by) }
      const trail = createAuditLog(tx, { scope: { ...scope, workspaceId: id }, clock, newId })
      const record = (entity: string, recordId: string, after: Record<string, unknown>) =>
        trail.record({ action: 'created', entity, recordId, before: null, after })

      await tx.insert(apiKeys).values({ ...common, ...key, name: 'Owner' })
      record('api_key', key.id, { name: 'Owner', role: 'owner', hint: key.hint })
      if (owner) {
        const { memberId, userId } = owner
        const status = 'active'
        await tx.insert(memberships).values({ ...common, id: memberId, userId, status })
        record('member', memberId, { userId, role: 'owner', status })
      }
      await trail.flush()
      await setTenant(tx, tenantOf(scope))
      return toWorkspace(current(row, 'workspace'))
    },
  }
}

/** Row-level security admits a workspace and its first rows only to a transaction of that workspace. */
async function setTenant(tx: Transaction, { workspaceId }: TenantScope): Promise<void> {
  await tx.execute(sql`select set_config('app.workspace_id', ${workspaceId}, true)`)
}

function toWorkspace(row: typeof workspaces.$inferSelect): Workspace {
  const { id, name, slug, version, createdAt } = row
  return { id, name, slug, version, createdAt: createdAt.toISOString() }
}
