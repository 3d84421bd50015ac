import type { Conversion, ConversionTarget, ValueChange } from '../../workflows/conversion/ports.ts'

/** Where the ciphertexts of a conversion stand. */
export const SOURCE_PLACE = 'conversions.sealed'
export const TARGET_PLACE = 'conversion_targets.sealed'
/** What the ciphertext of a target is bound to. */
export const targetPlaceId = (conversionId: string, position: number): string =>
  `${conversionId}/${position}`

/** The rows as one parameter; of whose they are, one each. */
export const INSERT_CONVERSIONS = `insert into conversions (
    organization_id, workspace_id, id, rule_id, rule_version, type, status, source_entity,
    source_record_id, source_version, source_changes, sealed, bulk_id, performed_by, converted_at
  )
  select $2::uuid, $3::uuid, v.id, v.rule_id, v.rule_version, v.type, v.status, v.source_entity,
    v.source_record_id, v.source_version, v.source_changes, v.sealed, v.bulk_id, v.performed_by,
    v.converted_at
  from jsonb_to_recordset($1::jsonb) as v(
    id uuid, rule_id uuid, rule_version int, type text, status text, source_entity text,
    source_record_id uuid, source_version int, source_changes jsonb, sealed text, bulk_id uuid,
    performed_by text, converted_at timestamptz
  )`

export const INSERT_TARGETS = `insert into conversion_targets (
    organization_id, workspace_id, conversion_id, position, key, source_entity, source_record_id,
    entity, ordinal, record_id, action, record_version, changes, sealed, live
  )
  select $2::uuid, $3::uuid, v.conversion_id, v.position, v.key, v.source_entity,
    v.source_record_id, v.entity, v.ordinal, v.record_id, v.action, v.record_version, v.changes,
    v.sealed, true
  from jsonb_to_recordset($1::jsonb) as v(
    conversion_id uuid, position int, key text, source_entity text, source_record_id uuid,
    entity text, ordinal int, record_id uuid, action text, record_version int, changes jsonb,
    sealed text
  )`

export interface ConversionRow extends Record<string, unknown> {
  id: string
  sealed: string | null
  source_changes: ValueChange[]
}

export interface TargetRow extends Record<string, unknown> {
  conversion_id: string
  position: number
  sealed: string | null
  changes: ValueChange[]
}

const iso = (value: unknown): string | null => (value instanceof Date ? value.toISOString() : null)

export function toTarget(row: TargetRow): ConversionTarget {
  return {
    key: String(row['key']),
    entity: String(row['entity']),
    recordId: String(row['record_id']),
    action: row['action'] as ConversionTarget['action'],
    version: Number(row['record_version']),
    changes: row.changes,
  }
}

export function toConversion(row: ConversionRow, targets: readonly ConversionTarget[]): Conversion {
  return {
    id: row.id,
    ruleId: String(row['rule_id']),
    ruleVersion: Number(row['rule_version']),
    type: row['type'] as Conversion['type'],
    status: row['status'] as Conversion['status'],
    sourceEntity: String(row['source_entity']),
    sourceRecordId: String(row['source_record_id']),
    sourceVersion: Number(row['source_version']),
    sourceChanges: row.source_changes,
    targets,
    bulkId: (row['bulk_id'] as string | null) ?? null,
    performedBy: String(row['performed_by']),
    convertedAt: iso(row['converted_at']) ?? '',
    undoneAt: iso(row['undone_at']),
    undoneBy: (row['undone_by'] as string | null) ?? null,
  }
}
