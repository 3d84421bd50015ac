import { createHash } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import type { BudgetRepository, Spending } from '../../workflows/ai/budget/ports.ts'
import { aiBudgetAlerts, aiReservations as table } from '../schema/ai.ts'
import type { Transaction } from '../transaction.ts'
import { ofTenant, type RepositoryContext, tenantOf } from './tenant-rows.ts'

/** The AI budgets of one tenant. */
export function createBudgetRepository(
  tx: Transaction,
  { scope, clock }: RepositoryContext,
): BudgetRepository {
  const now = () => new Date(clock.now())
  const byId = (id: string) => ofTenant(table, scope, eq(table.id, id))
  const atLeast = (used: { tokens: number; costMicroUsd: number }) => ({
    usedTokens: sql`greatest(${table.usedTokens}, ${Math.ceil(used.tokens)}::bigint)`,
    usedMicroUsd: sql`greatest(${table.usedMicroUsd}, ${Math.ceil(used.costMicroUsd)}::bigint)`,
    updatedAt: now(),
  })

  return {
    lock: async () => {
      const place = `ai budget ${scope.organizationId} ${scope.workspaceId}`
      const key = createHash('sha256').update(place).digest().readBigInt64BE().toString()
      await tx.execute(sql`select pg_advisory_xact_lock(${key}::bigint)`)
    },

    isHeld: async (id) => {
      const [row] = await tx
        .select({ status: table.status, expiresAt: table.expiresAt })
        .from(table)
        .where(byId(id))
      return row?.status === 'reserved' && row.expiresAt > now()
    },

    spent: async ({ day, month, person, except }) => {
      const { organizationId, workspaceId } = scope
      const [row] = await tx.execute<Spending & Record<string, unknown>>(sql`
        select coalesce(sum(tokens) filter (where day = ${day} and person = ${person}), 0)::float8
            as "personTokens",
          coalesce(sum(cost) filter (where person = ${person}), 0)::float8 as "personMicroUsd",
          coalesce(sum(tokens) filter (where day = ${day}), 0)::float8 as "workspaceTokens",
          coalesce(sum(cost), 0)::float8 as "workspaceMicroUsd"
        from (
          select day, person,
            case when held then greatest(reserved_tokens, used_tokens) else used_tokens end
              as tokens,
            case when held then greatest(reserved_micro_usd, used_micro_usd) else used_micro_usd end
              as cost
          from (
            select *, status = 'reserved' and expires_at > ${now().toISOString()}::timestamptz
              and id <> ${except} as held
            from ai_reservations
            where organization_id = ${organizationId} and workspace_id = ${workspaceId}
              and month = ${month}
          ) of_month
        ) counted`)
      return row ?? { personTokens: 0, personMicroUsd: 0, workspaceTokens: 0, workspaceMicroUsd: 0 }
    },

    reserve: async ({ id, person, day, month, estimate, expiresAt }) => {
      const reserved = {
        person,
        day,
        month,
        status: 'reserved' as const,
        reservedTokens: Math.ceil(estimate.tokens),
        reservedMicroUsd: Math.ceil(estimate.costMicroUsd),
        expiresAt: new Date(expiresAt),
        updatedAt: now(),
      }
      await tx
        .insert(table)
        .values({ ...tenantOf(scope), id, ...reserved, createdAt: now() })
        .onConflictDoUpdate({
          target: [table.organizationId, table.workspaceId, table.id],
          set: reserved,
        })
    },

    note: async (id, used) => {
      await tx.update(table).set(atLeast(used)).where(byId(id))
    },

    settle: async (id, used) => {
      const tokens = Math.ceil(used.tokens)
      await tx
        .update(table)
        .set({
          ...atLeast(used),
          // Nothing used: the work may begin anew, and then reserves again.
          status: sql`case when greatest(${table.usedTokens}, ${tokens}::bigint) > 0
            then 'settled' else 'released' end`,
        })
        .where(byId(id))
    },

    isFirstAlert: async (alert) => {
      const rows = await tx
        .insert(aiBudgetAlerts)
        .values({ ...tenantOf(scope), ...alert, createdAt: now() })
        .onConflictDoNothing()
        .returning({ period: aiBudgetAlerts.period })
      return rows.length > 0
    },
  }
}
