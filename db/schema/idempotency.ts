import { foreignKey, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { workspaces } from './access.ts'
import { instant, json, tenant } from './columns.ts'

/** What keyed requests answered, per caller, until they expire. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    ...tenant(),
    actor: text('actor').notNull(),
    key: text('key').notNull(),
    part: integer('part').notNull(),
    method: text('method').notNull(),
    path: text('path').notNull(),
    requestHash: text('request_hash').notNull(),
    status: integer('status').notNull(),
    headers: json('headers').$type<Record<string, string>>().notNull(),
    /** The bytes of the answer: JSONB would order its keys anew. */
    body: text('body'),
    protection: text('protection', { enum: ['open', 'sealed', 'secret'] }).notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [
    primaryKey({
      columns: [table.organizationId, table.workspaceId, table.actor, table.key, table.part],
    }),
    index('idempotency_keys_expiry').on(table.expiresAt),
    foreignKey({
      name: 'idempotency_keys_workspace',
      columns: [table.organizationId, table.workspaceId],
      foreignColumns: [workspaces.organizationId, workspaces.id],
    }),
  ],
)
