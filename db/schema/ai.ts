import {
  bigint,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import type { BudgetLimit } from '../../workflows/ai/budget/reserve-budget.ts'
import type { KeptAnswer } from '../../workflows/ai/answer-store.ts'
import type { AiUsage } from '../../workflows/carousel/ports.ts'
import { workspaces } from './access.ts'
import { instant, tenant } from './columns.ts'

/** What models answered, so that nobody pays for it again: one row per call, kept for 30 days. */
export const aiAnswers = pgTable(
  'ai_answers',
  {
    ...tenant(),
    /** The paid work, such as `carousel:<id>`. */
    key: text('key').notNull(),
    /** Which call of it: the shape that was asked for and the number of turns, such as `carousel:1`. */
    part: text('part').notNull(),
    provider: text('provider').$type<AiUsage['provider']>().notNull(),
    /** Of this try; the same in ai_calls. */
    id: uuid('id').notNull(),
    status: text('status', { enum: ['asking', 'answered'] }).notNull(),
    /** While somebody asks: until when they have it to themselves, unless they say again that they do. */
    claimedUntil: instant('claimed_until').notNull(),
    model: text('model'),
    text: text('text'),
    end: text('end').$type<KeptAnswer['end']>(),
    inputTokens: integer('input_tokens'),
    cachedTokens: integer('cached_tokens'),
    outputTokens: integer('output_tokens'),
    /** Millionths of a US dollar, by the prices of that day. */
    costMicroUsd: bigint('cost_micro_usd', { mode: 'number' }),
    /** Milliseconds. */
    duration: integer('duration'),
    askedAt: instant('asked_at').notNull(),
    answeredAt: instant('answered_at'),
  },
  (table) => [
    primaryKey({
      columns: [table.organizationId, table.workspaceId, table.key, table.part, table.provider],
    }),
    index('ai_answers_age').on(table.askedAt),
    foreignKey({
      name: 'ai_answers_workspace',
      columns: [table.organizationId, table.workspaceId],
      foreignColumns: [workspaces.organizationId, workspaces.id],
    }),
  ],
)

/** What was set aside for paid work, and what it used in the end. */
export const aiReservations = pgTable(
  'ai_reservations',
  {
    ...tenant(),
    id: text('id').notNull(),
    /** An actor as `type:id`. */
    person: text('person').notNull(),
    /** Of the workspace's calendar: 2026-11-22. */
    day: text('day').notNull(),
    month: text('month').notNull(),
    status: text('status', { enum: ['reserved', 'settled', 'released'] }).notNull(),
    reservedTokens: bigint('reserved_tokens', { mode: 'number' }).notNull(),
    reservedMicroUsd: bigint('reserved_micro_usd', { mode: 'number' }).notNull(),
    usedTokens: bigint('used_tokens', { mode: 'number' }).notNull().default(0),
    usedMicroUsd: bigint('used_micro_usd', { mode: 'number' }).notNull().default(0),
    /** What is still reserved then belongs to work that died. */
    expiresAt: instant('expires_at').notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.workspaceId, table.id] }),
    index('ai_reservations_period').on(table.organizationId, table.workspaceId, table.month),
    foreignKey({
      name: 'ai_reservations_workspace',
      columns: [table.organizationId, table.workspaceId],
      foreignColumns: [workspaces.organizationId, workspaces.id],
    }),
  ],
)

/** Of which spent budgets the owners were told: once per period. */
export const aiBudgetAlerts = pgTable(
  'ai_budget_alerts',
  {
    ...tenant(),
    limit: text('limit').$type<BudgetLimit>().notNull(),
    /** An actor as `type:id`; empty for a budget of the workspace. */
    person: text('person').notNull(),
    period: text('period').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    primaryKey({
      columns: [table.organizationId, table.workspaceId, table.limit, table.person, table.period],
    }),
    foreignKey({
      name: 'ai_budget_alerts_workspace',
      columns: [table.organizationId, table.workspaceId],
      foreignColumns: [workspaces.organizationId, workspaces.id],
    }),
  ],
)
