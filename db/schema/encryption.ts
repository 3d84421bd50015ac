import { sql } from 'drizzle-orm'
import { integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { organizations } from './access.ts'
import { instant } from './columns.ts'

/**
 * The keys of an organization, each wrapped by the master key. One `data` key is active; older ones are
 * `retiring` while values are left under them. The one `index` key makes blind indexes and never changes.
 */
export const encryptionKeys = pgTable(
  'encryption_keys',
  {
    organizationId: uuid('organization_id')
      .notNull()
      .references(() => organizations.id),
    id: uuid('id').notNull(),
    purpose: text('purpose', { enum: ['data', 'index'] }).notNull(),
    status: text('status', { enum: ['active', 'retiring', 'retired'] }).notNull(),
    /** AES-256-GCM under the master key: base64url of nonce, ciphertext and tag. */
    wrapped: text('wrapped').notNull(),
    /** Which master key: the beginning of its SHA-256. */
    masterKey: text('master_key').notNull(),
    createdAt: instant('created_at').notNull(),
    retiredAt: instant('retired_at'),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.id] }),
    uniqueIndex('encryption_keys_active')
      .on(table.organizationId, table.purpose)
      .where(sql`${table.status} = 'active'`),
  ],
)

/** Each rotation of an organization's data key, with how far it is. */
export const encryptionRotations = pgTable(
  'encryption_rotations',
  {
    organizationId: uuid('organization_id')
      .notNull()
      .references(() => organizations.id),
    id: uuid('id').notNull(),
    /** The key that values are moved to. */
    keyId: uuid('key_id').notNull(),
    status: text('status', { enum: ['running', 'stopped', 'completed'] }).notNull(),
    /** Records that were encrypted anew. */
    records: integer('records').notNull().default(0),
    startedAt: instant('started_at').notNull(),
    startedBy: text('started_by').notNull(),
    updatedAt: instant('updated_at').notNull(),
    finishedAt: instant('finished_at'),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.id] }),
    uniqueIndex('encryption_rotations_running')
      .on(table.organizationId)
      .where(sql`${table.status} = 'running'`),
  ],
)
