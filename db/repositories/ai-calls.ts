import { sql } from 'drizzle-orm'
import type { AiCallRepository, AiSubject, UsageRow } from '../../workflows/ai/usage.ts'
import type { NewId } from '../../workflows/shared/runtime.ts'
import { aiCalls } from '../schema/carousel.ts'
import type { Transaction } from '../transaction.ts'
import { born, byOf, type RepositoryContext, tenantOf } from './tenant-rows.ts'

/** The calls to models of one tenant. */
export function createAiCallRepository(
  tx: Transaction,
  { scope, clock, newId }: RepositoryContext & { newId: NewId },
): AiCallRepository {
  return {
    record: async (subject, usage) => {
      if (usage.length === 0) return
      await tx
        .insert(aiCalls)
        .values(
          usage.map((call) => ({
            ...tenantOf(scope),
            ...born(clock, byOf(scope)),
            ...call,
            duration: Math.round(call.duration),
            id: call.id ?? newId(),
            subject: subject.subject,
            subjectId: subject.id,
            carouselId: carouselOf(subject),
          })),
        )
        .onConflictDoNothing()
    },

    summarize: async ({ from, to, timeZone }) => {
      const { organizationId, workspaceId } = scope
      const rows = await tx.execute<SummaryRow>(sql`
        select (created_at at time zone ${timeZone})::date::text as day, created_by as person,
          subject, provider, model,
          count(*)::int as calls,
          sum(input_tokens)::float8 as input_tokens,
          sum(output_tokens)::float8 as output_tokens,
          coalesce(sum(cost_micro_usd), 0)::float8 as cost_micro_usd,
          (count(*) filter (where cost_micro_usd is null))::int as unpriced_calls
        from ai_calls
        where organization_id = ${organizationId} and workspace_id = ${workspaceId}
          and created_at >= ${from}::date::timestamp at time zone ${timeZone}
          and created_at < (${to}::date + 1)::timestamp at time zone ${timeZone}
        group by 1, 2, 3, 4, 5
        order by 1 desc, 2, 3, 4, 5`)
      return rows.map(toUsageRow)
    },
  }
}

interface SummaryRow extends Record<string, unknown> {
  day: string
  person: string
  subject: UsageRow['subject']
  provider: UsageRow['provider']
  model: string
  calls: number
  input_tokens: number
  output_tokens: number
  cost_micro_usd: number
  unpriced_calls: number
}

function toUsageRow(row: SummaryRow): UsageRow {
  const { day, person, subject, provider, model, calls } = row
  return {
    day,
    person,
    subject,
    provider,
    model,
    calls,
    inputTokens: row.input_tokens,
    outputTokens: row.output_tokens,
    costMicroUsd: row.cost_micro_usd,
    unpricedCalls: row.unpriced_calls,
  }
}

function carouselOf(subject: AiSubject): string | null {
  if (subject.subject === 'carousel') return subject.id
  return subject.subject === 'slide' ? subject.carouselId : null
}
