import { sql } from 'drizzle-orm'
import {
  bigint,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { workspaces } from './access.ts'
import { instant, jsonObject, tenant, xid8 } from './columns.ts'

/** The history of all changes and, in its undelivered part, the outbox. Rows are never deleted. */
export const events = pgTable(
  'events',
  {
    position: bigint('position', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    /** The writing transaction: readers stay behind every transaction that is still open. */
    xid: xid8('xid')
      .notNull()
      .default(sql`pg_current_xact_id()`),
    ...tenant(),
    id: uuid('id').notNull(),
    type: text('type').notNull(),
    time: instant('time').notNull(),
    source: text('source').notNull(),
    subject: text('subject').notNull(),
    data: jsonObject('data'),
    actorType: text('actor_type', {
      enum: ['api_key', 'telegram_user', 'user', 'system'],
    }).notNull(),
    actorId: text('actor_id').notNull(),
    correlationId: text('correlation_id').notNull(),
    causationId: text('causation_id'),
    metadata: jsonObject('metadata'),
    deliveredAt: instant('delivered_at'),
    /** The relay that holds it, and until when. */
    claimedBy: uuid('claimed_by'),
    claimedUntil: instant('claimed_until'),
    attempts: integer('attempts').notNull().default(0),
    lastError: text('last_error'),
  },
  (table) => [
    unique('events_id').on(table.organizationId, table.workspaceId, table.id),
    index('events_reader').on(table.xid, table.position),
    index('events_tenant_reader').on(
      table.organizationId,
      table.workspaceId,
      table.xid,
      table.position,
    ),
    index('events_subject').on(table.organizationId, table.workspaceId, table.subject),
    index('events_outbox')
      .on(table.position)
      .where(sql`${table.deliveredAt} is null`),
    foreignKey({
      name: 'events_workspace',
      columns: [table.organizationId, table.workspaceId],
      foreignColumns: [workspaces.organizationId, workspaces.id],
    }),
  ],
)

/** What each consumer has done already. */
export const inbox = pgTable(
  'inbox',
  {
    ...tenant(),
    consumer: text('consumer').notNull(),
    eventId: text('event_id').notNull(),
    claimedAt: instant('claimed_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({
      columns: [table.organizationId, table.workspaceId, table.consumer, table.eventId],
    }),
    foreignKey({
      name: 'inbox_workspace',
      columns: [table.organizationId, table.workspaceId],
      foreignColumns: [workspaces.organizationId, workspaces.id],
    }),
  ],
)
