import { and, desc, eq, or, sql, type SQLWrapper } from 'drizzle-orm'
import type { MappingFeedback } from '../../workflows/schema/ports.ts'
import { mappingFeedback } from '../schema/conversion.ts'
import type { Transaction } from '../transaction.ts'
import { ofTenant, type RepositoryContext, tenantOf } from './tenant-rows.ts'

const MOST = 5000

/** What one tenant made of suggestions. */
export function createMappingFeedback(
  tx: Transaction,
  { scope, clock }: RepositoryContext,
): MappingFeedback {
  const { sourceEntity, targetEntity, sourceField, targetField, accepted, rejected } =
    mappingFeedback
  return {
    record: async (pairs) => {
      const rows = new Map<string, typeof mappingFeedback.$inferInsert>()
      const updatedAt = new Date(clock.now())
      for (const { accepted, ...pair } of pairs) {
        const key = JSON.stringify([
          pair.sourceEntity,
          pair.targetEntity,
          pair.sourceField,
          pair.targetField,
        ])
        const row = rows.get(key) ?? { ...tenantOf(scope), ...pair, updatedAt }
        const said = accepted ? 'accepted' : 'rejected'
        rows.set(key, { accepted: 0, rejected: 0, ...row, [said]: (row[said] ?? 0) + 1 })
      }
      if (rows.size === 0) return
      await tx
        .insert(mappingFeedback)
        // Always in one order, so that two who say the same do not wait for each other.
        .values([...rows].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row))
        .onConflictDoUpdate({
          target: [
            mappingFeedback.organizationId,
            mappingFeedback.workspaceId,
            sourceEntity,
            targetEntity,
            sourceField,
            targetField,
          ],
          set: {
            accepted: sql`${accepted} + excluded.accepted`,
            rejected: sql`${rejected} + excluded.rejected`,
            updatedAt,
          },
        })
    },
    of: (source, target) => {
      const here = and(eq(sourceEntity, source), eq(targetEntity, target))
      const sum = (what: SQLWrapper, filter: typeof here) =>
        sql<number>`coalesce(sum(${what}) filter (where ${filter}), 0)::int`
      return tx
        .select({
          sourceField,
          targetField,
          accepted: sum(accepted, here),
          rejected: sum(rejected, here),
          acceptedElsewhere: sum(accepted, sql`not (${here})`),
        })
        .from(mappingFeedback)
        .where(ofTenant(mappingFeedback, scope, or(here, sql`${accepted} > 0`)))
        .groupBy(sourceField, targetField)
        .orderBy(desc(sum(accepted, here)), sourceField, targetField)
        .limit(MOST)
    },
  }
}
