import { sql } from 'drizzle-orm'
import {
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
import { workspaces } from './access.ts'
import { audit, instant, json, tenant } from './columns.ts'

/** Every version that a rule has had, as it was saved. */
export const conversionRuleVersions = pgTable(
  'conversion_rule_versions',
  {
    ...tenant(),
    ruleId: uuid('rule_id').notNull(),
    version: integer('version').notNull(),
    definition: json('definition').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    createdBy: text('created_by').notNull(),
  },
  (table) => [
    primaryKey({
      name: 'conversion_rule_versions_key',
      columns: [table.organizationId, table.workspaceId, table.ruleId, table.version],
    }),
    foreignKey({
      name: 'conversion_rule_versions_workspace',
      columns: [table.organizationId, table.workspaceId],
      foreignColumns: [workspaces.organizationId, workspaces.id],
    }),
  ],
)

export const conversions = pgTable(
  'conversions',
  {
    ...tenant(),
    id: uuid('id').notNull(),
    ruleId: uuid('rule_id').notNull(),
    ruleVersion: integer('rule_version').notNull(),
    type: text('type', { enum: ['manual', 'automatic'] }).notNull(),
    status: text('status', { enum: ['converted', 'undone'] }).notNull(),
    sourceEntity: text('source_entity').notNull(),
    sourceRecordId: uuid('source_record_id').notNull(),
    sourceVersion: integer('source_version').notNull(),
    sourceChanges: json('source_changes').notNull(),
    /** Values of encrypted fields that the source had, under the organization's key. */
    sealed: text('sealed'),
    bulkId: uuid('bulk_id'),
    performedBy: text('performed_by').notNull(),
    convertedAt: instant('converted_at').notNull(),
    undoneAt: instant('undone_at'),
    undoneBy: text('undone_by'),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.workspaceId, table.id] }),
    index('conversions_source').on(table.organizationId, table.workspaceId, table.sourceRecordId),
    index('conversions_rule').on(table.organizationId, table.workspaceId, table.ruleId, table.id),
    index('conversions_bulk')
      .on(table.organizationId, table.workspaceId, table.bulkId, table.id)
      .where(sql`bulk_id is not null`),
    foreignKey({
      name: 'conversions_workspace',
      columns: [table.organizationId, table.workspaceId],
      foreignColumns: [workspaces.organizationId, workspaces.id],
    }),
  ],
)

/** One row per record that a conversion made, changed or linked to. */
export const conversionTargets = pgTable(
  'conversion_targets',
  {
    ...tenant(),
    conversionId: uuid('conversion_id').notNull(),
    position: integer('position').notNull(),
    key: text('key').notNull(),
    sourceEntity: text('source_entity').notNull(),
    sourceRecordId: uuid('source_record_id').notNull(),
    entity: text('entity').notNull(),
    /** Counts the targets of one entity within a conversion from 0. */
    ordinal: integer('ordinal').notNull(),
    recordId: uuid('record_id').notNull(),
    action: text('action', { enum: ['created', 'linked', 'updated'] }).notNull(),
    recordVersion: integer('record_version').notNull(),
    changes: json('changes').notNull(),
    sealed: text('sealed'),
    /** False once it is undone. */
    live: boolean('live').notNull().default(true),
  },
  (table) => [
    primaryKey({
      columns: [table.organizationId, table.workspaceId, table.conversionId, table.position],
    }),
    // One live conversion per source record and target entity (I13).
    uniqueIndex('conversion_targets_live')
      .on(
        table.organizationId,
        table.workspaceId,
        table.sourceRecordId,
        table.sourceEntity,
        table.entity,
        table.ordinal,
      )
      .where(sql`live`),
    index('conversion_targets_record').on(table.organizationId, table.workspaceId, table.recordId),
    foreignKey({
      name: 'conversion_targets_conversion',
      columns: [table.organizationId, table.workspaceId, table.conversionId],
      foreignColumns: [conversions.organizationId, conversions.workspaceId, conversions.id],
    }),
  ],
)

export const bulkConversions = pgTable(
  'bulk_conversions',
  {
    ...tenant(),
    id: uuid('id').notNull(),
    ruleId: uuid('rule_id').notNull(),
    ruleVersion: integer('rule_version').notNull(),
    type: text('type', { enum: ['manual', 'automatic'] }).notNull(),
    retryOf: uuid('retry_of'),
    /** A filter as it was asked for; how many ids. */
    request: json('request').notNull(),
    status: text('status', {
      enum: ['requested', 'running', 'completed', 'cancelled', 'failed'],
    }).notNull(),
    /** Where the next page of the records begins, while they are collected. */
    cursor: text('cursor'),
    chunks: integer('chunks').notNull().default(0),
    total: integer('total').notNull().default(0),
    done: integer('done').notNull().default(0),
    failed: integer('failed').notNull().default(0),
    reason: text('reason'),
    startedAt: instant('started_at'),
    finishedAt: instant('finished_at'),
    ...audit(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.workspaceId, table.id] }),
    foreignKey({
      name: 'bulk_conversions_workspace',
      columns: [table.organizationId, table.workspaceId],
      foreignColumns: [workspaces.organizationId, workspaces.id],
    }),
  ],
)

/** At most 100 records of a bulk conversion, converted in one transaction: a row per chunk, not per record. */
export const bulkConversionChunks = pgTable(
  'bulk_conversion_chunks',
  {
    ...tenant(),
    bulkId: uuid('bulk_id').notNull(),
    /** Counts from 1. */
    chunk: integer('chunk').notNull(),
    recordIds: json('record_ids').notNull(),
    finished: boolean('finished').notNull().default(false),
    done: integer('done').notNull().default(0),
    /** One per record that was not converted. */
    failures: json('failures')
      .notNull()
      .default(sql`'[]'::jsonb`),
  },
  (table) => [
    primaryKey({
      name: 'bulk_conversion_chunks_key',
      columns: [table.organizationId, table.workspaceId, table.bulkId, table.chunk],
    }),
    foreignKey({
      name: 'bulk_conversion_chunks_bulk',
      columns: [table.organizationId, table.workspaceId, table.bulkId],
      foreignColumns: [
        bulkConversions.organizationId,
        bulkConversions.workspaceId,
        bulkConversions.id,
      ],
    }),
  ],
)

/** What rules in shadow would have done. */
export const shadowConversions = pgTable(
  'shadow_conversions',
  {
    ...tenant(),
    id: uuid('id').notNull(),
    ruleId: uuid('rule_id').notNull(),
    ruleVersion: integer('rule_version').notNull(),
    sourceEntity: text('source_entity').notNull(),
    sourceRecordId: uuid('source_record_id').notNull(),
    expected: json('expected').notNull(),
    outcome: text('outcome', {
      enum: ['waiting', 'agreed', 'differed', 'missing', 'failed'],
    }).notNull(),
    comparison: json('comparison'),
    compareAt: instant('compare_at').notNull(),
    comparedAt: instant('compared_at'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.workspaceId, table.id] }),
    index('shadow_conversions_rule').on(
      table.organizationId,
      table.workspaceId,
      table.ruleId,
      table.id,
    ),
    uniqueIndex('shadow_conversions_waiting')
      .on(
        table.organizationId,
        table.workspaceId,
        table.ruleId,
        table.ruleVersion,
        table.sourceRecordId,
      )
      .where(sql`outcome = 'waiting'`),
    foreignKey({
      name: 'shadow_conversions_workspace',
      columns: [table.organizationId, table.workspaceId],
      foreignColumns: [workspaces.organizationId, workspaces.id],
    }),
  ],
)

/** What a workspace made of suggested pairs of fields. */
export const mappingFeedback = pgTable(
  'mapping_feedback',
  {
    ...tenant(),
    sourceEntity: text('source_entity').notNull(),
    sourceField: text('source_field').notNull(),
    targetEntity: text('target_entity').notNull(),
    targetField: text('target_field').notNull(),
    accepted: integer('accepted').notNull().default(0),
    rejected: integer('rejected').notNull().default(0),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({
      name: 'mapping_feedback_key',
      columns: [
        table.organizationId,
        table.workspaceId,
        table.sourceEntity,
        table.targetEntity,
        table.sourceField,
        table.targetField,
      ],
    }),
    foreignKey({
      name: 'mapping_feedback_workspace',
      columns: [table.organizationId, table.workspaceId],
      foreignColumns: [workspaces.organizationId, workspaces.id],
    }),
  ],
)
