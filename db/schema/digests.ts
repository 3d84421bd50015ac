import { sql } from 'drizzle-orm'
import {
  boolean,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { workspaces } from './access.ts'
import { instant, tenant } from './columns.ts'

/** When the members get their daily digest. */
export const botDigests = pgTable(
  'bot_digests',
  {
    ...tenant(),
    userId: uuid('user_id').notNull(),
    hour: integer('hour').notNull(),
    timeZone: text('time_zone').notNull(),
    enabled: boolean('enabled').notNull(),
    nextAt: instant('next_at'),
    lastDay: text('last_day'),
    lastAt: instant('last_at'),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.workspaceId, table.userId] }),
    index('bot_digests_due')
      .on(table.organizationId, table.workspaceId, table.nextAt)
      .where(sql`${table.enabled}`),
    foreignKey({
      name: 'bot_digests_workspace',
      columns: [table.organizationId, table.workspaceId],
      foreignColumns: [workspaces.organizationId, workspaces.id],
    }),
  ],
)
