import { sql } from 'drizzle-orm'
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
import type { ContentInput } from '../../workflows/ai/content/input.ts'
import type { ContentKind } from '../../workflows/ai/content/kinds.ts'
import type { ContentOutput } from '../../workflows/ai/content/output.ts'
import type {
  AiContent,
  ContentChat,
  ContentDraft,
  ContentStatus,
} from '../../workflows/ai/content/repository.ts'
import type { Language } from '../../workflows/carousel/content.ts'
import type { AiUsage } from '../../workflows/carousel/ports.ts'
import type { Actor } from '../../workflows/shared/scope.ts'
import { workspaces } from './access.ts'
import { deletion, instant, json, record, tenant } from './columns.ts'

/** What was asked of the assistant, and what came of it. */
export const aiContents = pgTable(
  'ai_contents',
  {
    ...tenant(),
    id: uuid('id').notNull(),
    kind: text('kind').$type<ContentKind>().notNull(),
    status: text('status').$type<ContentStatus>().notNull().default('requested'),
    language: text('language').$type<Language>().notNull(),
    /** The person's words; null once they are forgotten. */
    input: json('input').$type<ContentInput>(),
    /** SHA-256 of kind, language and input: equal for what has the same answer. */
    fingerprint: text('fingerprint').notNull(),
    output: json('output').$type<ContentOutput>(),
    drafts: json('drafts')
      .$type<ContentDraft[]>()
      .notNull()
      .default(sql`'[]'::jsonb`),
    writer: text('writer').$type<NonNullable<AiContent['writer']>>(),
    withoutAi: text('without_ai').$type<NonNullable<AiContent['withoutAi']>>(),
    usage: json('usage')
      .$type<AiUsage[]>()
      .notNull()
      .default(sql`'[]'::jsonb`),
    inputTokens: integer('input_tokens').notNull().default(0),
    outputTokens: integer('output_tokens').notNull().default(0),
    /** Millionths of a US dollar; what has no known price counts as nothing. */
    costMicroUsd: bigint('cost_micro_usd', { mode: 'number' }).notNull().default(0),
    cachedFrom: uuid('cached_from'),
    chat: json('chat').$type<ContentChat>(),
    requestedBy: json('requested_by').$type<Actor>().notNull(),
    failure: text('failure'),
    completedAt: instant('completed_at'),
    forgottenAt: instant('forgotten_at'),
    ...record(),
    ...deletion(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.workspaceId, table.id] }),
    index('ai_contents_same').on(table.organizationId, table.workspaceId, table.fingerprint),
    foreignKey({
      name: 'ai_contents_workspace',
      columns: [table.organizationId, table.workspaceId],
      foreignColumns: [workspaces.organizationId, workspaces.id],
    }),
  ],
)
