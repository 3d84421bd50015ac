import { and, count, desc, eq, lt, sql } from 'drizzle-orm'
import type {
  ShadowConversion,
  ShadowFieldCounts,
  ShadowFilter,
  ShadowRepository,
} from '../../workflows/conversion/shadow/ports.ts'
import { shadowConversions as table } from '../schema/conversion.ts'
import type { Transaction } from '../transaction.ts'
import { ofTenant, type RepositoryContext, tenantOf } from './tenant-rows.ts'

/** Shadow runs of one tenant. */
export function createShadowRepository(
  tx: Transaction,
  { scope, clock }: RepositoryContext,
): ShadowRepository {
  const matching = ({ ruleId, ruleVersion }: ShadowFilter) =>
    ofTenant(
      table,
      scope,
      eq(table.ruleId, ruleId),
      ruleVersion === undefined ? undefined : eq(table.ruleVersion, ruleVersion),
    )

  return {
    insert: async ({ compareAt, comparedAt, createdAt, ...shadow }) => {
      await tx.insert(table).values({
        ...tenantOf(scope),
        ...shadow,
        compareAt: new Date(compareAt),
        comparedAt: comparedAt === null ? null : new Date(comparedAt),
        createdAt: new Date(createdAt),
      })
    },

    find: async (id, { lock = false } = {}) => {
      const query = tx
        .select()
        .from(table)
        .where(ofTenant(table, scope, eq(table.id, id)))
      const [row] = await (lock ? query.for('update') : query)
      return row ? toShadow(row) : null
    },

    latest: async (ruleId, ruleVersion, recordId) => {
      const [row] = await tx
        .select()
        .from(table)
        .where(and(matching({ ruleId, ruleVersion }), eq(table.sourceRecordId, recordId)))
        .orderBy(desc(table.id))
        .limit(1)
      return row ? toShadow(row) : null
    },

    compared: async (id, { outcome, comparison }) => {
      await tx
        .update(table)
        .set({ outcome, comparison, comparedAt: new Date(clock.now()) })
        .where(ofTenant(table, scope, eq(table.id, id)))
    },

    list: async (filter, { limit, before }) => {
      const rows = await tx
        .select()
        .from(table)
        .where(and(matching(filter), before === undefined ? undefined : lt(table.id, before)))
        .orderBy(desc(table.id))
        .limit(limit)
      return rows.map(toShadow)
    },

    counts: async (filter) => {
      const rows = await tx
        .select({ outcome: table.outcome, times: count() })
        .from(table)
        .where(matching(filter))
        .groupBy(table.outcome)
      const none = { waiting: 0, agreed: 0, differed: 0, missing: 0, failed: 0 }
      return { ...none, ...Object.fromEntries(rows.map(({ outcome, times }) => [outcome, times])) }
    },

    fields: async (filter) => {
      const rows = await tx.execute(sql`
        select t.value ->> 'key' as target, f.value ->> 'field' as field,
          count(*) filter (where f.value ->> 'result' = 'agreed')::int as agreed,
          count(*) filter (where f.value ->> 'result' = 'differed')::int as differed,
          count(*) filter (where f.value ->> 'result' = 'missing')::int as missing
        from ${table},
          jsonb_array_elements(${table.comparison} -> 'targets') t,
          jsonb_array_elements(t.value -> 'fields') f
        where ${matching(filter)}
        group by 1, 2
        order by 1, 2`)
      return rows as unknown as ShadowFieldCounts[]
    },
  }
}

function toShadow(row: typeof table.$inferSelect): ShadowConversion {
  const { organizationId: _, workspaceId: __, compareAt, comparedAt, createdAt, ...shadow } = row
  return {
    ...shadow,
    compareAt: compareAt.toISOString(),
    comparedAt: comparedAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
  }
}
