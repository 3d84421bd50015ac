import { sql } from 'drizzle-orm'
import { customType, integer, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { decodeJson, encodeJson } from '../json.ts'

/** JSON that PostgreSQL can always store: what it refuses (U+0000, lone surrogates) becomes U+FFFD. */
export const json = customType<{ data: unknown; driverData: string }>({
  dataType: () => 'jsonb',
  toDriver: encodeJson,
  fromDriver: decodeJson,
})

/** An object in JSONB, `{}` when nothing is given. */
export const jsonObject = (name: string) =>
  json(name)
    .$type<Record<string, unknown>>()
    .notNull()
    .default(sql`'{}'::jsonb`)

export const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => 'bytea',
})

/** A transaction id that never wraps around, as text. */
export const xid8 = customType<{ data: string; driverData: string }>({ dataType: () => 'xid8' })

export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/** Whose row it is. Every tenant table has it, in its primary key and under row-level security. */
export const tenant = () => ({
  organizationId: uuid('organization_id').notNull(),
  workspaceId: uuid('workspace_id').notNull(),
})

/** Who made and changed it, when: an actor as `type:id`. */
export const audit = () => ({
  createdAt: instant('created_at').notNull().defaultNow(),
  createdBy: text('created_by').notNull(),
  updatedAt: instant('updated_at').notNull().defaultNow(),
  updatedBy: text('updated_by').notNull(),
})

/** Deleted rows stay and are hidden. */
export const deletion = () => ({
  deletedAt: instant('deleted_at'),
  deletedBy: text('deleted_by'),
})

/** What every business record has besides its own columns. */
export const record = () => ({
  ...audit(),
  version: integer('version').notNull().default(1),
  customFields: jsonObject('custom_fields'),
  metadata: jsonObject('metadata'),
})
