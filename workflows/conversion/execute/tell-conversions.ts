import type { NewEvent } from '../../shared/events.ts'
import { trace } from '../../registry/tell.ts'
import { entityConverted } from '../events.ts'
import type { CompiledRule } from '../mapping/compiled-rule.ts'
import type { Conversion } from '../ports.ts'
import type { Mapping } from '../rules/rule-schema.ts'
import type { Batch } from './batch.ts'
import type { Carried } from './write-plans.ts'

/** Writes the trail of conversions and of the records that they wrote, and all their events at once. */
export async function tellConversions(
  { r, context, compiled }: Pick<Batch, 'r' | 'context' | 'compiled'>,
  { written, conversions }: Carried,
): Promise<void> {
  const events = written.flatMap(({ entity, records }) => trace(r, entity, records))
  const fieldMappings = fieldMappingsOf(compiled)
  for (const conversion of conversions) {
    const { id, ruleId, ruleVersion, sourceEntity, sourceRecordId, type, bulkId } = conversion
    const facts = { ruleId, ruleVersion, sourceEntity, sourceRecordId, bulkId }
    const targets = conversion.targets.map(({ key, entity, recordId, action }) => ({
      key,
      entity,
      recordId,
      action,
    }))
    r.audit.record({
      entity: 'conversion',
      recordId: id,
      action: 'converted',
      before: null,
      after: { ...facts, type, targets },
    })
    events.push(converted(conversion, targets, fieldMappings))
  }
  await r.events.append(context, events)
}

function converted(
  { id, type, performedBy, ...conversion }: Conversion,
  targets: readonly { key: string; entity: string; recordId: string; action: string }[],
  fieldMappings: Record<string, string>,
): NewEvent {
  const { ruleId, ruleVersion, sourceEntity, sourceRecordId, bulkId } = conversion
  const [first] = targets
  return {
    type: entityConverted.type,
    subject: sourceRecordId,
    data: {
      conversionId: id,
      ruleId,
      ruleVersion,
      sourceEntity,
      sourceRecordId,
      targetEntity: first?.entity,
      targetRecordId: first?.recordId,
      targets,
      conversionType: type,
      performedBy,
      bulkId,
      fieldMappings,
    },
  }
}

const known = new WeakMap<CompiledRule, Record<string, string>>()

/** From each target's field to where its value comes from; constants are not told. */
function fieldMappingsOf(compiled: CompiledRule): Record<string, string> {
  const before = known.get(compiled)
  if (before) return before
  const mappings = Object.fromEntries(
    compiled.rule.targets.flatMap(({ key, mappings }) =>
      mappings.map((mapping) => [`${key}.${mapping.to}`, originOf(mapping)]),
    ),
  )
  known.set(compiled, mappings)
  return mappings
}

function originOf({ field, path, expression, record }: Mapping): string {
  const fromRecord = record === undefined ? undefined : `${record}.id`
  return field ?? path ?? expression ?? fromRecord ?? 'constant'
}
