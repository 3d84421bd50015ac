import type { CompiledRule } from '../mapping/compiled-rule.ts'
import { aroundOf } from './find-existing.ts'
import type { Batch, Plan, PlannedTarget } from './batch.ts'
import { matchValue } from './match-value.ts'
import { comparableName, trigramsOf } from './name-similarity.ts'

/** The fields by which a rule finds records of each entity, and those of them that it compares by likeness. */
const matchedFields = new WeakMap<CompiledRule, Map<string, { field: string; alike: boolean }[]>>()

/** Notes what others would find, or find changed, once the plan is carried out. */
export function noteWrites(batch: Batch, plan: Plan): void {
  const source = `${batch.compiled.source.name}#${plan.source.id}`
  plan.reads.add(source)
  if (plan.sourceValues) plan.writes.add(source)
  for (const planned of plan.targets) {
    if (planned.action === 'linked') continue
    const { entity } = planned.compiled
    plan.writes.add(`${entity.name}#${planned.recordId}`)
    for (const { field, alike } of fieldsOf(batch.compiled).get(entity.name) ?? []) {
      const value = valueOf(batch, planned, field)
      if (value === null) continue
      const place = `${entity.name}.${field}`
      if (alike) plan.names.push({ place, trigrams: trigramsOf(comparableName(String(value))) })
      else plan.writes.add(`${place}=${value}`)
    }
  }
}

function valueOf(batch: Batch, planned: PlannedTarget, field: string) {
  const { compiled, values } = planned
  const input = values ? { ...values.fields, customFields: values.customFields } : planned.input
  if (input === null) return null
  return matchValue(compiled.entity, aroundOf(batch, compiled), input, field)
}

function fieldsOf(compiled: CompiledRule): Map<string, { field: string; alike: boolean }[]> {
  const known = matchedFields.get(compiled)
  if (known) return known
  const fields = new Map<string, { field: string; alike: boolean }[]>()
  for (const { entity, target } of compiled.targets) {
    if (target.existing.action === 'create') continue
    const keys = target.existing.match.map(({ field, similarity }) => ({
      field,
      alike: similarity !== undefined,
    }))
    fields.set(entity.name, [...(fields.get(entity.name) ?? []), ...keys])
  }
  matchedFields.set(compiled, fields)
  return fields
}
