import { and, eq, sql } from 'drizzle-orm'
import { CLAIM_LEASE } from '../../workflows/ai/answer-store.ts'
import type { AnswerKey, AnswerStore, KeptAnswer } from '../../workflows/ai/answer-store.ts'
import type { Clock, NewId } from '../../workflows/shared/runtime.ts'
import type { TenantScope } from '../../workflows/shared/scope.ts'
import type { Database } from '../open-database.ts'
import { aiAnswers as table } from '../schema/ai.ts'
import type { Transaction } from '../transaction.ts'
import { ofTenant, tenantOf } from './tenant-rows.ts'

/** Leases run by the database's clock: those of the processes may differ. */
const leaseEnd = sql`clock_timestamp() + make_interval(secs => ${CLAIM_LEASE / 1000})`

/** Answers that were paid for. Each call is a transaction of its own, committed on return. */
export function createAnswerStore(
  database: Pick<Database, 'inTenant'>,
  { clock, newId }: { clock: Clock; newId: NewId },
): AnswerStore {
  const now = () => new Date(clock.now())
  const byCall = (scope: TenantScope, { key, part, provider }: AnswerKey) =>
    ofTenant(
      table,
      scope,
      and(eq(table.key, key), eq(table.part, part), eq(table.provider, provider)),
    )
  const read = async (tx: Transaction, scope: TenantScope, call: AnswerKey) => {
    const [row] = await tx.select().from(table).where(byCall(scope, call))
    return row
  }

  return {
    claim: (scope, call) =>
      database.inTenant(scope, async (tx) => {
        const mine = { id: newId(), status: 'asking', claimedUntil: leaseEnd } as const
        const { key, part, provider } = call
        const [claimed] = await tx
          .insert(table)
          .values({ ...tenantOf(scope), key, part, provider, ...mine, askedAt: now() })
          .onConflictDoUpdate({
            target: [
              table.organizationId,
              table.workspaceId,
              table.key,
              table.part,
              table.provider,
            ],
            set: mine,
            setWhere: sql`${table.status} = 'asking' and ${table.claimedUntil} <= clock_timestamp()`,
          })
          .returning({ id: table.id })
        if (claimed) return { status: 'mine', id: claimed.id }
        const row = await read(tx, scope, call)
        const answer = row && answerOf(row)
        return row && answer ? { status: 'answered', id: row.id, answer } : { status: 'theirs' }
      }),

    extend: async (scope, call, id) => {
      await database.inTenant(scope, (tx) =>
        tx
          .update(table)
          .set({ claimedUntil: leaseEnd })
          .where(and(byCall(scope, call), eq(table.id, id), eq(table.status, 'asking'))),
      )
    },

    keep: (scope, call, id, { tokens, ...answer }) =>
      database.inTenant(scope, async (tx) => {
        const [kept] = await tx
          .update(table)
          .set({
            ...answer,
            ...tokens,
            duration: Math.round(answer.duration),
            id,
            status: 'answered',
            answeredAt: now(),
          })
          .where(and(byCall(scope, call), eq(table.status, 'asking')))
          .returning()
        const row = kept ?? (await read(tx, scope, call))
        const known = row && answerOf(row)
        return row && known ? { id: row.id, answer: known } : { id, answer: { ...answer, tokens } }
      }),

    release: async (scope, call, id) => {
      await database.inTenant(scope, (tx) =>
        tx
          .delete(table)
          .where(and(byCall(scope, call), eq(table.id, id), eq(table.status, 'asking'))),
      )
    },

    answeredBy: async (scope, key) => {
      const rows = await database.inTenant(scope, (tx) =>
        tx
          .selectDistinct({ provider: table.provider })
          .from(table)
          .where(ofTenant(table, scope, eq(table.key, key), eq(table.status, 'answered'))),
      )
      return rows.map(({ provider }) => provider)
    },
  }
}

function answerOf(row: typeof table.$inferSelect): KeptAnswer | null {
  const { status, text, end, model, costMicroUsd } = row
  if (status !== 'answered' || text === null || end === null || model === null) return null
  const { inputTokens, cachedTokens, outputTokens, duration } = row
  return {
    text,
    end,
    model,
    costMicroUsd,
    duration: duration ?? 0,
    tokens: {
      inputTokens: inputTokens ?? 0,
      cachedTokens: cachedTokens ?? 0,
      outputTokens: outputTokens ?? 0,
    },
  }
}
