import {
  bigint,
  boolean,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
} from 'drizzle-orm/pg-core'
import { workspaces } from './access.ts'
import { instant, json, jsonObject, record, tenant } from './columns.ts'

export const sagas = pgTable(
  'sagas',
  {
    ...tenant(),
    id: text('id').notNull(),
    name: text('name').notNull(),
    subject: text('subject').notNull(),
    runId: text('run_id').notNull(),
    attempt: integer('attempt').notNull().default(1),
    input: jsonObject('input'),
    /** Who and why: actor, source, correlation and cause. */
    cause: jsonObject('cause'),
    failedStep: text('failed_step'),
    /** The error code behind the reason. */
    code: text('code'),
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
    index('sagas_created').on(table.organizationId, table.workspaceId, table.createdAt, table.id),
    index('sagas_subject').on(table.organizationId, table.workspaceId, table.subject),
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
    attempt: integer('attempt').notNull().default(1),
    step: text('step').notNull(),
    position: bigint('position', { mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    output: json('output'),
    /** Still holds when the saga starts over. */
    kept: boolean('kept').notNull().default(false),
    tries: integer('tries').notNull().default(0),
    /** Of the last try that failed, in words that may be shown. */
    error: text('error'),
    doneAt: instant('done_at'),
    undoneAt: instant('undone_at'),
    undoReason: text('undo_reason'),
    ...record(),
  },
  (table) => [
    primaryKey({
      name: 'saga_steps_key',
      columns: [table.organizationId, table.workspaceId, table.sagaId, table.attempt, table.step],
    }),
    foreignKey({
      name: 'saga_steps_saga',
      columns: [table.organizationId, table.workspaceId, table.sagaId],
      foreignColumns: [sagas.organizationId, sagas.workspaceId, sagas.id],
    }),
  ],
)
