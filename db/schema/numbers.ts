import { bigint, foreignKey, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { workspaces } from './access.ts'
import { instant, tenant } from './columns.ts'

/** The last number that each series has given. */
export const numberSeries = pgTable(
  'number_series',
  {
    ...tenant(),
    series: text('series').notNull(),
    last: bigint('last', { mode: 'number' }).notNull(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.workspaceId, table.series] }),
    foreignKey({
      name: 'number_series_workspace',
      columns: [table.organizationId, table.workspaceId],
      foreignColumns: [workspaces.organizationId, workspaces.id],
    }),
  ],
)
