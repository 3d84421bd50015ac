import { sql } from 'drizzle-orm'
import {
  bigint,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { Broadcast, RecipientStatus } from '../../workflows/broadcasts/ports.ts'
import type { Language } from '../../workflows/carousel/content.ts'
import type { Format } from '../../workflows/carousel/slides.ts'
import type { Style } from '../../workflows/carousel/styles.ts'
import type { ErasureStatus } from '../../workflows/privacy/ports.ts'
import type { Schedule } from '../../workflows/schedules/ports.ts'
import { workspaces } from './access.ts'
import { audit, instant, json, tenant } from './columns.ts'

/** One message to everybody who asked for news. */
export const broadcasts = pgTable(
  'broadcasts',
  {
    ...tenant(),
    id: uuid('id').notNull(),
    status: text('status').$type<Broadcast['status']>().notNull(),
    text: text('text').notNull(),
    button: json('button').$type<NonNullable<Broadcast['button']>>(),
    /** To chats of this language only; to all when null. */
    language: text('language').$type<Language>(),
    startAt: instant('start_at'),
    startedAt: instant('started_at'),
    finishedAt: instant('finished_at'),
    /** The chat whose member made it, and gets the report; null for the API. */
    reportChatId: bigint('report_chat_id', { mode: 'number' }),
    ...audit(),
    version: integer('version').notNull().default(1),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.workspaceId, table.id] }),
    foreignKey({
      name: 'broadcasts_workspace',
      columns: [table.organizationId, table.workspaceId],
      foreignColumns: [workspaces.organizationId, workspaces.id],
    }),
  ],
)

/** Who gets a broadcast, and what became of it. */
export const broadcastRecipients = pgTable(
  'broadcast_recipients',
  {
    ...tenant(),
    broadcastId: uuid('broadcast_id').notNull(),
    chatId: bigint('chat_id', { mode: 'number' }).notNull(),
    status: text('status').$type<RecipientStatus>().notNull().default('pending'),
    reason: text('reason'),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({
      columns: [table.organizationId, table.workspaceId, table.broadcastId, table.chatId],
    }),
    index('broadcast_recipients_status').on(
      table.organizationId,
      table.workspaceId,
      table.broadcastId,
      table.status,
      table.chatId,
    ),
    foreignKey({
      name: 'broadcast_recipients_broadcast',
      columns: [table.organizationId, table.workspaceId, table.broadcastId],
      foreignColumns: [broadcasts.organizationId, broadcasts.workspaceId, broadcasts.id],
    }),
  ],
)

/** What a chat gets by itself, at times of its own. */
export const schedules = pgTable(
  'schedules',
  {
    ...tenant(),
    id: uuid('id').notNull(),
    chatId: bigint('chat_id', { mode: 'number' }).notNull(),
    /** Who made it; null for the API. */
    telegramUserId: bigint('telegram_user_id', { mode: 'number' }),
    kind: text('kind').$type<Schedule['kind']>().notNull(),
    status: text('status').$type<Schedule['status']>().notNull(),
    /** ISO 8601: 1 is Monday, 7 is Sunday. */
    days: json('days').$type<number[]>().notNull(),
    /** `HH:MM` on the clock of the zone. */
    time: text('time').notNull(),
    timeZone: text('time_zone').notNull(),
    topics: json('topics').$type<string[]>().notNull(),
    /** How many of the topics are used. */
    topicsUsed: integer('topics_used').notNull().default(0),
    language: text('language').$type<Language>().notNull(),
    style: text('style').$type<Style>().notNull(),
    format: text('format').$type<Format>().notNull(),
    nextAt: instant('next_at').notNull(),
    lastAt: instant('last_at'),
    ...audit(),
    version: integer('version').notNull().default(1),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.workspaceId, table.id] }),
    index('schedules_due')
      .on(table.organizationId, table.workspaceId, table.nextAt)
      .where(sql`${table.status} = 'active'`),
    index('schedules_chat').on(table.organizationId, table.workspaceId, table.chatId),
    foreignKey({
      name: 'schedules_workspace',
      columns: [table.organizationId, table.workspaceId],
      foreignColumns: [workspaces.organizationId, workspaces.id],
    }),
  ],
)

/** Wishes to be forgotten. Once one is carried out, nothing in it tells whose it was. */
export const erasures = pgTable(
  'erasures',
  {
    ...tenant(),
    id: uuid('id').notNull(),
    /** Null once it is carried out or called off. */
    telegramUserId: bigint('telegram_user_id', { mode: 'number' }),
    status: text('status').$type<ErasureStatus>().notNull(),
    language: text('language').$type<Language>().notNull(),
    dueAt: instant('due_at').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.workspaceId, table.id] }),
    uniqueIndex('erasures_open')
      .on(table.organizationId, table.workspaceId, table.telegramUserId)
      .where(sql`${table.status} in ('waiting', 'running')`),
    foreignKey({
      name: 'erasures_workspace',
      columns: [table.organizationId, table.workspaceId],
      foreignColumns: [workspaces.organizationId, workspaces.id],
    }),
  ],
)
