import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type {
  ChatSession,
  ConversationStatus,
  UpdateOutcome,
} from '../../workflows/bot/repository.ts'
import { workspaces } from './access.ts'
import { deletion, instant, json, jsonObject, record, tenant } from './columns.ts'

/** Updates as Telegram sent them; their number is unique per bot, and a workspace has one bot. */
export const telegramUpdates = pgTable(
  'telegram_updates',
  {
    ...tenant(),
    updateId: bigint('update_id', { mode: 'number' }).notNull(),
    /** Null for an update that belongs to no chat. */
    chatId: bigint('chat_id', { mode: 'number' }),
    payload: json('payload').$type<Record<string, unknown>>().notNull(),
    /** What was decided; null until it is. */
    outcome: json('outcome').$type<UpdateOutcome>(),
    status: text('status', { enum: ['pending', 'handled', 'failed'] })
      .notNull()
      .default('pending'),
    reason: text('reason'),
    /** How often it was tried again after it had failed. */
    reopened: integer('reopened').notNull().default(0),
    receivedAt: instant('received_at').notNull().defaultNow(),
    handledAt: instant('handled_at'),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.workspaceId, table.updateId] }),
    index('telegram_updates_pending')
      .on(table.organizationId, table.workspaceId, table.chatId, table.updateId)
      .where(sql`${table.status} = 'pending'`),
    foreignKey({
      name: 'telegram_updates_workspace',
      columns: [table.organizationId, table.workspaceId],
      foreignColumns: [workspaces.organizationId, workspaces.id],
    }),
  ],
)

export const telegramSessions = pgTable(
  'telegram_sessions',
  {
    ...tenant(),
    chatId: bigint('chat_id', { mode: 'number' }).notNull(),
    language: text('language').$type<ChatSession['language']>().notNull(),
    languageChosen: boolean('language_chosen').notNull(),
    style: text('style').$type<ChatSession['style']>().notNull(),
    format: text('format').$type<ChatSession['format']>().notNull(),
    firstName: text('first_name'),
    /** When they asked for news; null for those who did not. */
    subscribedAt: instant('subscribed_at'),
    /** Since when Telegram says that the bot is not wanted there; null where it is. */
    blockedAt: instant('blocked_at'),
    ...record(),
    ...deletion(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.workspaceId, table.chatId] }),
    foreignKey({
      name: 'telegram_sessions_workspace',
      columns: [table.organizationId, table.workspaceId],
      foreignColumns: [workspaces.organizationId, workspaces.id],
    }),
  ],
)

/** Every outgoing message by its key: what was sent is not sent again. */
export const telegramDeliveries = pgTable(
  'telegram_deliveries',
  {
    ...tenant(),
    key: text('key').notNull(),
    chatId: bigint('chat_id', { mode: 'number' }).notNull(),
    method: text('method').notNull(),
    status: text('status', { enum: ['sending', 'sent', 'abandoned'] }).notNull(),
    /** The highest message id of the chat that the ledger knew when this try began. */
    after: bigint('after', { mode: 'number' }),
    messageIds: json('message_ids').$type<number[]>(),
    /** The highest of `message_ids`. */
    lastMessageId: bigint('last_message_id', { mode: 'number' }),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.workspaceId, table.key] }),
    index('telegram_deliveries_chat').on(
      table.organizationId,
      table.workspaceId,
      table.chatId,
      table.lastMessageId,
    ),
    foreignKey({
      name: 'telegram_deliveries_workspace',
      columns: [table.organizationId, table.workspaceId],
      foreignColumns: [workspaces.organizationId, workspaces.id],
    }),
  ],
)

/** What the buttons of a chat ask for, by the short id that they carry. */
export const telegramButtons = pgTable(
  'telegram_buttons',
  {
    ...tenant(),
    chatId: bigint('chat_id', { mode: 'number' }).notNull(),
    id: text('id').notNull(),
    kind: text('kind').notNull(),
    data: jsonObject('data'),
    /** When a message with it was last sent. */
    sentAt: instant('sent_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({
      columns: [table.organizationId, table.workspaceId, table.chatId, table.id],
    }),
    index('telegram_buttons_sent').on(table.organizationId, table.workspaceId, table.sentAt),
    foreignKey({
      name: 'telegram_buttons_workspace',
      columns: [table.organizationId, table.workspaceId],
      foreignColumns: [workspaces.organizationId, workspaces.id],
    }),
  ],
)

/** Wizards with one person in one chat; at most one of them is active. */
export const telegramConversations = pgTable(
  'telegram_conversations',
  {
    ...tenant(),
    id: uuid('id').notNull(),
    chatId: bigint('chat_id', { mode: 'number' }).notNull(),
    telegramUserId: bigint('telegram_user_id', { mode: 'number' }).notNull(),
    kind: text('kind').notNull(),
    step: text('step').notNull(),
    data: jsonObject('data'),
    status: text('status').$type<ConversationStatus>().notNull(),
    expiresAt: instant('expires_at').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
    version: integer('version').notNull().default(1),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.workspaceId, table.id] }),
    uniqueIndex('telegram_conversations_active')
      .on(table.organizationId, table.workspaceId, table.chatId, table.telegramUserId)
      .where(sql`${table.status} = 'active'`),
    index('telegram_conversations_expiry')
      .on(table.organizationId, table.workspaceId, table.expiresAt)
      .where(sql`${table.status} = 'active'`),
    foreignKey({
      name: 'telegram_conversations_workspace',
      columns: [table.organizationId, table.workspaceId],
      foreignColumns: [workspaces.organizationId, workspaces.id],
    }),
  ],
)
