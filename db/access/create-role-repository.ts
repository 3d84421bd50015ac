import { asc, eq, isNull, type SQL } from 'drizzle-orm'
import type { Role, RoleRepository } from '../../workflows/access/ports.ts'
import {
  born,
  byOf,
  changed,
  ofTenant,
  type RepositoryContext,
  tenantOf,
} from '../repositories/tenant-rows.ts'
import { roles } from '../schema/access.ts'
import type { Transaction } from '../transaction.ts'
import { nextVersion } from './next-version.ts'
import { current, orConflict } from './or-conflict.ts'

/** The roles that a workspace made. */
export function createRoleRepository(
  tx: Transaction,
  { scope, clock }: RepositoryContext,
): RoleRepository {
  const by = byOf(scope)
  const live = (...conditions: SQL[]) =>
    ofTenant(roles, scope, isNull(roles.deletedAt), ...conditions)

  return {
    find: async (id, { lock = false } = {}) => {
      const query = tx
        .select()
        .from(roles)
        .where(live(eq(roles.id, id)))
      const [row] = await (lock ? query.for('update') : query)
      return row ? toRole(row) : null
    },

    findByName: async (name) => {
      const [row] = await tx
        .select()
        .from(roles)
        .where(live(eq(roles.name, name)))
        .for('share')
      return row ? toRole(row) : null
    },

    list: async () => {
      const rows = await tx.select().from(roles).where(live()).orderBy(asc(roles.name))
      return rows.map(toRole)
    },

    insert: async (role) => {
      const insert = tx
        .insert(roles)
        .values({ ...tenantOf(scope), ...role, ...born(clock, by) })
        .returning()
      const [row] = await orConflict(insert, { roles_name_key: 'name' })
      return toRole(current(row, 'role'))
    },

    update: async (id, version, change) => {
      const [row] = await tx
        .update(roles)
        .set({ ...change, ...changed(clock, by), version: nextVersion(roles) })
        .where(live(eq(roles.id, id), eq(roles.version, version)))
        .returning()
      return toRole(current(row, 'role'))
    },

    remove: async (id, version) => {
      const { updatedAt: deletedAt, updatedBy: deletedBy } = changed(clock, by)
      const [row] = await tx
        .update(roles)
        .set({ deletedAt, deletedBy, version: nextVersion(roles) })
        .where(live(eq(roles.id, id), eq(roles.version, version)))
        .returning({ id: roles.id })
      current(row, 'role')
    },
  }
}

function toRole(row: typeof roles.$inferSelect): Role {
  const { id, name, description, permissions, version, createdAt, updatedAt } = row
  return {
    id,
    name,
    description,
    permissions,
    version,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  }
}
