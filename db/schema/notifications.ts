import { sql } from 'drizzle-orm'
import {
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { workspaces } from './access.ts'
import { instant, json, tenant } from './columns.ts'

/** One row per message: to one recipient by one channel. */
export const notifications = pgTable(
  'notifications',
  {
    ...tenant(),
    id: uuid('id').notNull(),
    /** What it tells of: once per recipient and channel. */
    eventId: text('event_id').notNull(),
    type: text('type').notNull(),
    channel: text('channel', { enum: ['email', 'in_app', 'webhook', 'telegram'] }).notNull(),
    /** An e-mail address, an https address, or the id of a user. */
    recipient: text('recipient').notNull(),
    priority: text('priority', { enum: ['low', 'normal', 'high'] }).notNull(),
    title: text('title').notNull(),
    body: text('body').notNull(),
    /** Ids and facts for who reads it by machine. */
    data: json('data').notNull(),
    status: text('status', { enum: ['pending', 'sent', 'failed'] }).notNull(),
    attempts: integer('attempts').notNull().default(0),
    error: text('error'),
    createdAt: instant('created_at').notNull().defaultNow(),
    sentAt: instant('sent_at'),
    readAt: instant('read_at'),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.workspaceId, table.id] }),
    uniqueIndex('notifications_once').on(
      table.organizationId,
      table.workspaceId,
      table.eventId,
      table.channel,
      table.recipient,
    ),
    index('notifications_recipient').on(
      table.organizationId,
      table.workspaceId,
      table.channel,
      table.recipient,
      table.id,
    ),
    index('notifications_unread')
      .on(table.organizationId, table.workspaceId, table.recipient)
      .where(sql`${table.channel} = 'in_app' and ${table.readAt} is null`),
    foreignKey({
      name: 'notifications_workspace',
      columns: [table.organizationId, table.workspaceId],
      foreignColumns: [workspaces.organizationId, workspaces.id],
    }),
  ],
)
