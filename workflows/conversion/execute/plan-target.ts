import { changedValues, parseChange } from '../../registry/changed-values.ts'
import { changedNames, valuesOf } from '../../registry/differences.ts'
import type { EntityRecord } from '../../registry/entity.ts'
import { newValues } from '../../registry/new-values.ts'
import { attemptRow } from '../../registry/row-report.ts'
import type { CompiledTarget } from '../mapping/compiled-rule.ts'
import { type Batch, type Plan, type PlannedTarget, refuse, spoken } from './batch.ts'
import { aroundOf, findExisting, type Sought } from './find-existing.ts'
import { inputForExisting } from './input-for-existing.ts'
import { ownCreationOf } from './own-creation.ts'

/** Decides what becomes of one target for all records that want it: map, match, check the values. */
export async function planTarget(
  batch: Batch,
  compiled: CompiledTarget,
  plans: readonly Plan[],
): Promise<void> {
  const sought = plans.flatMap((plan) => mapTarget(batch, compiled, plan))
  const existing = await findExisting(batch, compiled, sought)
  for (const { plan, input } of sought) {
    if (plan.refusal) continue
    const before = existing.get(plan) ?? null
    const planned = before
      ? planExisting(batch, compiled, plan, before, input)
      : planNew(batch, compiled, plan, input)
    if (planned === null) continue
    plan.targets.push(planned)
    plan.records[compiled.target.key] = planned.recordId
  }
}

function mapTarget({ now }: Batch, compiled: CompiledTarget, plan: Plan): Sought[] {
  if (plan.refusal || !plan.wanted.includes(compiled)) return []
  const { source, records } = plan
  const mapped = attemptRow(() => compiled.map({ source, now, records }))
  const errors = 'errors' in mapped ? mapped.errors : mapped.value.errors
  if ('errors' in mapped || errors.length > 0) {
    refuse(plan, 'mapping', `The ${spoken(compiled.entity)} cannot be mapped`, errors)
    return []
  }
  return [{ plan, input: mapped.value.input }]
}

function planNew(
  batch: Batch,
  compiled: CompiledTarget,
  plan: Plan,
  input: Record<string, unknown>,
): PlannedTarget | null {
  const { entity } = compiled
  const recordId = batch.deps.newId()
  const created = { compiled, recordId, action: 'created', before: null } as const
  const own = ownCreationOf(entity)
  if (own) {
    return checked(plan, compiled, () => {
      own.check(input)
      return { ...created, values: null, input }
    })
  }
  const values = checked(plan, compiled, () => newValues(entity, input, aroundOf(batch, compiled)))
  return values && { ...created, values, input: null }
}

function planExisting(
  batch: Batch,
  compiled: CompiledTarget,
  plan: Plan,
  before: EntityRecord,
  input: Record<string, unknown>,
): PlannedTarget | null {
  const { entity, target } = compiled
  const found = { compiled, recordId: before.id, before, input: null }
  const linked = { ...found, action: 'linked', values: null } as const
  plan.reads.add(`${entity.name}#${before.id}`)
  if (target.existing.action === 'link') return linked
  const given = inputForExisting(before, input, target.existing)
  if (Object.keys(given).length === 0) return linked
  const around = aroundOf(batch, compiled)
  const values = checked(plan, compiled, () => {
    const change = parseChange(entity, { version: before.version, ...given }, around)
    return changedValues(entity, before, change, around)
  })
  if (values === null) return null
  if (changedNames(valuesOf(entity, before), values).length === 0) return linked
  return { ...found, action: 'updated', values }
}

function checked<T>(plan: Plan, { entity, target }: CompiledTarget, work: () => T): T | null {
  const values = attemptRow(work)
  if ('value' in values) return values.value
  const fields = values.errors.map(({ field, rule }) => ({ field: `${target.key}.${field}`, rule }))
  refuse(plan, 'invalid_target', `The ${spoken(entity)} would not be valid`, fields)
  return null
}
