import { bigint, foreignKey, pgTable, primaryKey, unique, uuid } from 'drizzle-orm/pg-core'
import type { SlideBrand } from '../../workflows/brand/brand-kit.ts'
import { workspaces } from './access.ts'
import { json, record, tenant } from './columns.ts'

/** How carousels look and speak: one of each chat that has set its own, one of the workspace. */
export const brandKits = pgTable(
  'brand_kits',
  {
    ...tenant(),
    id: uuid('id').notNull(),
    /** Null for the default of the workspace. */
    chatId: bigint('chat_id', { mode: 'number' }),
    values: json('values').$type<SlideBrand>().notNull(),
    ...record(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.workspaceId, table.id] }),
    unique('brand_kits_chat')
      .on(table.organizationId, table.workspaceId, table.chatId)
      .nullsNotDistinct(),
    foreignKey({
      name: 'brand_kits_workspace',
      columns: [table.organizationId, table.workspaceId],
      foreignColumns: [workspaces.organizationId, workspaces.id],
    }),
  ],
)
