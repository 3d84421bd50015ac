import type { EntityRecord } from '../../registry/entity.ts'
import type { ConversionRule } from './rule.ts'

/** A rule out of its record. */
export function ruleOfRecord(record: EntityRecord): ConversionRule {
  const { id, version, createdBy } = record
  const {
    name,
    description,
    sourceEntity,
    targetEntity,
    targets,
    sourceChanges,
    condition,
    trigger,
    active,
    shadow,
  } = record as unknown as ConversionRule
  return {
    id,
    version,
    name,
    description,
    sourceEntity,
    targetEntity,
    targets,
    sourceChanges: sourceChanges ?? [],
    condition,
    trigger,
    active,
    shadow,
    createdBy,
  }
}
