import { valuesOf } from '../../registry/differences.ts'
import type { EntityRecord } from '../../registry/entity.ts'
import { AppError } from '../../shared/errors.ts'
import type { Conversion, ConversionTarget } from '../ports.ts'
import type { Batch, Plan, PlannedTarget } from './batch.ts'
import { changesOf } from './changes-of.ts'

/** What is kept of a plan that was carried out. @param after the written records by `entity#id` */
export function conversionOf(
  { deps, context, compiled, type, bulkId, now }: Batch,
  { source, sourceValues, targets }: Plan,
  after: ReadonlyMap<string, EntityRecord>,
): Conversion {
  const { rule, source: entity } = compiled
  const written = after.get(`${entity.name}#${source.id}`)
  return {
    id: deps.newId(),
    ruleId: rule.id,
    ruleVersion: rule.version,
    type,
    status: 'converted',
    sourceEntity: entity.name,
    sourceRecordId: source.id,
    sourceVersion: (sourceValues && written ? written : source).version,
    sourceChanges: sourceValues ? changesOf(entity, valuesOf(entity, source), sourceValues) : [],
    targets: targets.map((target) => targetOf(target, after)),
    bulkId,
    performedBy: `${context.actor.type}:${context.actor.id}`,
    convertedAt: now,
    undoneAt: null,
    undoneBy: null,
  }
}

function targetOf(
  { compiled, recordId, action, before, values: planned, input }: PlannedTarget,
  after: ReadonlyMap<string, EntityRecord>,
): ConversionTarget {
  const { entity, target } = compiled
  const record = after.get(`${entity.name}#${recordId}`) ?? before
  if (record === null) throw new AppError('internal', 'A record was not written')
  const old = before && valuesOf(entity, before)
  const values = input ? valuesOf(entity, record) : planned
  return {
    key: target.key,
    entity: entity.name,
    recordId,
    action,
    version: record.version,
    changes: values ? changesOf(entity, old, values) : [],
  }
}
