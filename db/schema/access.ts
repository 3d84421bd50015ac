import { foreignKey, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { deletion, instant, record, tenant } from './columns.ts'

export const organizations = pgTable('organizations', {
  id: uuid('id').primaryKey(),
  name: text('name').notNull(),
  slug: text('slug').notNull().unique(),
  ...record(),
  ...deletion(),
})

export const workspaces = pgTable(
  'workspaces',
  {
    organizationId: uuid('organization_id')
      .notNull()
      .references(() => organizations.id),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    slug: text('slug').notNull(),
    ...record(),
    ...deletion(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.id] }),
    unique('workspaces_slug').on(table.organizationId, table.slug),
  ],
)

/** Of a key only its SHA-256 is kept; `hint` is its beginning, for people to tell keys apart. */
export const apiKeys = pgTable(
  'api_keys',
  {
    ...tenant(),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    role: text('role', { enum: ['owner'] }).notNull(),
    hint: text('hint').notNull(),
    hash: text('hash').notNull().unique(),
    expiresAt: instant('expires_at'),
    revokedAt: instant('revoked_at'),
    lastUsedAt: instant('last_used_at'),
    ...record(),
    ...deletion(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.workspaceId, table.id] }),
    foreignKey({
      name: 'api_keys_workspace',
      columns: [table.organizationId, table.workspaceId],
      foreignColumns: [workspaces.organizationId, workspaces.id],
    }),
  ],
)
