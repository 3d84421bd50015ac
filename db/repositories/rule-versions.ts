import { and, desc, eq, lt } from 'drizzle-orm'
import type { RuleVersion, RuleVersions } from '../../workflows/conversion/ports.ts'
import { conversionRuleVersions } from '../schema/conversion.ts'
import type { Transaction } from '../transaction.ts'
import { byOf, ofTenant, type RepositoryContext, tenantOf } from './tenant-rows.ts'

type Row = typeof conversionRuleVersions.$inferSelect

/** Every version of the rules of one tenant. */
export function createRuleVersions(
  tx: Transaction,
  { scope, clock }: RepositoryContext,
): RuleVersions {
  const table = conversionRuleVersions
  const ofRule = (ruleId: string) => ofTenant(table, scope, eq(table.ruleId, ruleId))

  return {
    save: async ({ ruleId, version, definition }) => {
      await tx.insert(table).values({
        ...tenantOf(scope),
        ruleId,
        version,
        definition,
        createdAt: new Date(clock.now()),
        createdBy: byOf(scope),
      })
    },

    list: async (ruleId, { limit, before }) => {
      const rows = await tx
        .select()
        .from(table)
        .where(and(ofRule(ruleId), before === undefined ? undefined : lt(table.version, before)))
        .orderBy(desc(table.version))
        .limit(limit)
      return rows.map(toVersion)
    },

    find: async (ruleId, version) => {
      const [row] = await tx
        .select()
        .from(table)
        .where(and(ofRule(ruleId), eq(table.version, version)))
      return row ? toVersion(row) : null
    },
  }
}

const toVersion = ({ ruleId, version, definition, createdAt, createdBy }: Row): RuleVersion => ({
  ruleId,
  version,
  definition,
  createdAt: createdAt.toISOString(),
  createdBy,
})
