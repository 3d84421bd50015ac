import {
  bigint,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'
import type { Actor } from '../../workflows/shared/scope.ts'
import { workspaces } from './access.ts'
import { json, tenant } from './columns.ts'

/** The trail: written once, a chain of hashes per workspace. A trigger refuses every other change. */
export const auditLog = pgTable(
  'audit_log',
  {
    ...tenant(),
    /** From 1, without gaps. */
    sequence: bigint('sequence', { mode: 'number' }).notNull(),
    id: uuid('id').notNull(),
    /** Milliseconds, as they are hashed. */
    time: timestamp('time', { withTimezone: true, mode: 'date', precision: 3 }).notNull(),
    actorType: text('actor_type').$type<Actor['type']>().notNull(),
    actorId: text('actor_id').notNull(),
    action: text('action').notNull(),
    entity: text('entity').notNull(),
    recordId: text('record_id').notNull(),
    before: json('before').$type<Record<string, unknown> | null>(),
    after: json('after').$type<Record<string, unknown> | null>(),
    causationId: text('causation_id'),
    correlationId: text('correlation_id'),
    previousHash: text('previous_hash').notNull(),
    hash: text('hash').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.workspaceId, table.sequence] }),
    index('audit_log_record').on(
      table.organizationId,
      table.workspaceId,
      table.recordId,
      table.sequence.desc(),
    ),
    index('audit_log_time').on(table.organizationId, table.workspaceId, table.time),
    foreignKey({
      name: 'audit_log_workspace',
      columns: [table.organizationId, table.workspaceId],
      foreignColumns: [workspaces.organizationId, workspaces.id],
    }),
  ],
)

/** Where each chain ends. Its row is what concurrent writers wait for. */
export const auditHeads = pgTable(
  'audit_heads',
  {
    ...tenant(),
    sequence: bigint('sequence', { mode: 'number' }).notNull(),
    hash: text('hash').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.workspaceId] }),
    foreignKey({
      name: 'audit_heads_workspace',
      columns: [table.organizationId, table.workspaceId],
      foreignColumns: [workspaces.organizationId, workspaces.id],
    }),
  ],
)
