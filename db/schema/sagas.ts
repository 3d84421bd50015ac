import { bigint, foreignKey, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { workspaces } from './access.ts'
import { instant, json, record, tenant } from './columns.ts'

export const sagas = pgTable(
  'sagas',
  {
    ...tenant(),
    id: text('id').notNull(),
    name: text('name').notNull(),
    subject: text('subject').notNull(),
    runId: text('run_id').notNull(),
    status: text('status', {
      enum: ['running', 'completed', 'compensating', 'compensated', 'compensation_failed'],
    })
      .notNull()
      .default('running'),
    reason: text('reason'),
    finishedAt: instant('finished_at'),
    ...record(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.workspaceId, table.id] }),
    index('sagas_status').on(table.organizationId, table.workspaceId, table.status),
    index('sagas_run').on(table.organizationId, table.workspaceId, table.runId),
    foreignKey({
      name: 'sagas_workspace',
      columns: [table.organizationId, table.workspaceId],
      foreignColumns: [workspaces.organizationId, workspaces.id],
    }),
  ],
)

/** One row per step that was done, and per undo, also of a step that never got as far as a row. */
export const sagaSteps = pgTable(
  'saga_steps',
  {
    ...tenant(),
    sagaId: text('saga_id').notNull(),
    step: text('step').notNull(),
    position: bigint('position', { mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    output: json('output'),
    doneAt: instant('done_at'),
    undoneAt: instant('undone_at'),
    undoReason: text('undo_reason'),
    ...record(),
  },
  (table) => [
    primaryKey({
      columns: [table.organizationId, table.workspaceId, table.sagaId, table.step],
    }),
    foreignKey({
      name: 'saga_steps_saga',
      columns: [table.organizationId, table.workspaceId, table.sagaId],
      foreignColumns: [sagas.organizationId, sagas.workspaceId, sagas.id],
    }),
  ],
)
