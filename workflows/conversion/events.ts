import { z } from 'zod'
import { declareEvent } from '../shared/events.ts'

const ruleId = z.uuid()
const entity = z.string()
const recordId = z.uuid()
const conversionType = z.enum(['manual', 'automatic'])
/** Of a conversion in bulk; null for one by itself. */
const bulkId = z.uuid().nullable()

export const ruleCreated = declareEvent({
  type: 'conversion.rule_created',
  alias: 'rule-created',
  summary: 'A conversion rule was made.',
  data: {
    ruleId,
    sourceEntity: entity,
    targetEntity: entity,
    targetEntities: z.array(entity),
    createdBy: z.string(),
  },
})

export const entityConverted = declareEvent({
  type: 'conversion.entity_converted',
  alias: 'entity-converted',
  summary:
    'A record was converted; `targetRecordId` is of the first target, `targets` are all of them.',
  data: {
    conversionId: z.uuid(),
    ruleId,
    ruleVersion: z.number(),
    sourceEntity: entity,
    sourceRecordId: recordId,
    targetEntity: entity,
    targetRecordId: recordId,
    targets: z.array(
      z.object({
        key: z.string(),
        entity,
        recordId,
        action: z.enum(['created', 'linked', 'updated']),
      }),
    ),
    conversionType,
    performedBy: z.string(),
    bulkId,
    /** From the target's field to where its value came from: `{"customer.email": "email"}`. */
    fieldMappings: z.record(z.string(), z.string()),
  },
})

export const conversionFailed = declareEvent({
  type: 'conversion.failed',
  alias: 'conversion-failed',
  summary: 'A conversion was refused or failed; it left nothing.',
  data: {
    ruleId,
    sourceEntity: entity,
    sourceRecordId: recordId,
    conversionType,
    performedBy: z.string(),
    bulkId,
    error: z.string(),
    errorCode: z.string(),
    fields: z.array(z.object({ field: z.string(), rule: z.string() })),
  },
})

export const conversionUndone = declareEvent({
  type: 'conversion.undone',
  summary: 'A conversion was undone: its source and targets are as they were.',
  data: {
    conversionId: z.uuid(),
    ruleId,
    sourceEntity: entity,
    sourceRecordId: recordId,
    targets: z.array(z.object({ entity, recordId })),
  },
})

export const conversionCheckRequested = declareEvent({
  type: 'conversion.check_requested',
  summary: 'A record of an entity with automatic rules was changed.',
  data: { entity, recordId },
})

export const conversionAutoTriggered = declareEvent({
  type: 'conversion.auto_triggered',
  alias: 'auto-conversion-triggered',
  summary: 'The condition of an automatic rule holds for a record.',
  data: {
    ruleId,
    ruleVersion: z.number(),
    entityType: entity,
    sourceRecordId: recordId,
    /** Somebody asked by hand, or the record was changed. */
    by: z.enum(['change', 'check']),
    /** Of this match: it is acted on once, however often and late the event comes. */
    triggerId: z.uuid(),
  },
})

export const conversionStopped = declareEvent({
  type: 'conversion.cycle_stopped',
  summary: 'An automatic rule would have converted a record back to what it came from.',
  data: { ruleId, entity, recordId, chain: z.array(z.object({ entity, recordId })) },
})

export const bulkConversionRequested = declareEvent({
  type: 'conversion.bulk_requested',
  summary: 'Many records are to be converted.',
  data: { bulkId: z.uuid(), ruleId },
})

export const conversionChunkRequested = declareEvent({
  type: 'conversion.chunk_requested',
  summary: 'At most 100 records of a bulk conversion are to be converted.',
  data: { bulkId: z.uuid(), chunk: z.number().int() },
})

export const bulkConversionCompleted = declareEvent({
  type: 'conversion.bulk_completed',
  summary: 'A bulk conversion is over: every record is done or failed, or it was cancelled.',
  data: {
    bulkId: z.uuid(),
    ruleId,
    status: z.enum(['completed', 'cancelled', 'failed']),
    done: z.number().int(),
    failed: z.number().int(),
  },
})

export const shadowRecorded = declareEvent({
  type: 'conversion.shadow_recorded',
  summary: 'What a rule in shadow would have done was kept, to be compared later.',
  data: { shadowId: z.uuid(), ruleId, entity, recordId, compareAfterHours: z.number() },
})

export const shadowCompared = declareEvent({
  type: 'conversion.shadow_compared',
  summary: 'What a rule in shadow would have done was compared with what is found.',
  data: {
    shadowId: z.uuid(),
    ruleId,
    outcome: z.enum(['agreed', 'differed', 'missing', 'failed']),
  },
})

export const schemaAnalyzed = declareEvent({
  type: 'schema.analyzed',
  alias: 'schema-analyzed',
  summary: 'The fields of an entity were read from the database.',
  data: { entityType: entity, fields: z.array(z.string()), lastAnalyzed: z.string() },
})
