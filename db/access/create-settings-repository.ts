import { eq, sql } from 'drizzle-orm'
import { mergeSettings } from '../../workflows/access/merge-settings.ts'
import { DEFAULT_SETTINGS, type SettingsRepository } from '../../workflows/access/settings.ts'
import { AppError } from '../../workflows/shared/errors.ts'
import {
  born,
  byOf,
  changed,
  ofTenant,
  type RepositoryContext,
  tenantOf,
} from '../repositories/tenant-rows.ts'
import { settings } from '../schema/access.ts'
import type { Transaction } from '../transaction.ts'

/** The settings of one workspace: a row from the first change on. */
export function createSettingsRepository(
  tx: Transaction,
  { scope, clock }: RepositoryContext,
): SettingsRepository {
  const by = byOf(scope)
  return {
    read: async () => {
      const [row] = await tx.select().from(settings).where(ofTenant(settings, scope))
      if (!row) return { values: DEFAULT_SETTINGS, version: 0, updatedAt: null }
      const { version, updatedAt } = row
      const values = mergeSettings(DEFAULT_SETTINGS, row.values)
      return { values, version, updatedAt: updatedAt.toISOString() }
    },

    change: async (version, values) => {
      const json = { ...values } as Record<string, unknown>
      const [row] =
        version === 0
          ? await tx
              .insert(settings)
              .values({ ...tenantOf(scope), ...born(clock, by), values: json })
              .onConflictDoNothing()
              .returning()
          : await tx
              .update(settings)
              .set({ ...changed(clock, by), values: json, version: sql`${settings.version} + 1` })
              .where(ofTenant(settings, scope, eq(settings.version, version)))
              .returning()
      if (!row) {
        throw new AppError('conflict', 'The settings were changed meanwhile: read them again')
      }
      return { version: row.version, updatedAt: row.updatedAt.toISOString() }
    },
  }
}
