import type { Repositories } from '../../deps.ts'
import { brokenReferences } from '../../registry/check-references.ts'
import { valuesOf } from '../../registry/differences.ts'
import type { AnyEntity, EntityRecord } from '../../registry/entity.ts'
import type { RecordValues } from '../../registry/ports.ts'
import { takenFields } from '../../registry/taken-fields.ts'
import { type Batch, type Plan, refuse, spoken } from './batch.ts'

/** One record that is to be written, of whichever plan. */
interface Candidate {
  plan: Plan
  /** The target's key, or `source`. */
  key: string
  id: string
  before: EntityRecord | null
  values: RecordValues
}

/** Refuses what the database would: references that lead nowhere and unique keys that are taken. */
export async function checkPlans(batch: Batch, plans: readonly Plan[]): Promise<void> {
  for (const [entity, candidates] of candidatesOf(batch, plans)) {
    await checkReferences(batch, plans, entity, candidates)
    if (entity.unique?.length) await checkKeys(batch, entity, candidates)
  }
}

function candidatesOf({ compiled }: Batch, plans: readonly Plan[]): Map<AnyEntity, Candidate[]> {
  const candidates = new Map<AnyEntity, Candidate[]>()
  const add = (entity: AnyEntity, candidate: Candidate) => {
    const known = candidates.get(entity)
    if (known) known.push(candidate)
    else candidates.set(entity, [candidate])
  }
  for (const plan of plans) {
    if (plan.refusal) continue
    for (const { compiled: target, recordId, before, values } of plan.targets) {
      if (values === null) continue
      add(target.entity, { plan, key: target.target.key, id: recordId, before, values })
    }
    const { source, sourceValues: values } = plan
    if (values) add(compiled.source, { plan, key: 'source', id: source.id, before: source, values })
  }
  return candidates
}

async function checkReferences(
  { r }: Batch,
  plans: readonly Plan[],
  entity: AnyEntity,
  candidates: readonly Candidate[],
): Promise<void> {
  const broken = await brokenReferences(
    { records: withPlanned(r.records, plans) },
    entity,
    candidates.map(({ values, before }) => ({
      values,
      ...(before ? { before: valuesOf(entity, before) } : {}),
    })),
  )
  candidates.forEach(({ plan, key }, index) => {
    const errors = broken[index] ?? []
    if (errors.length === 0) return
    const fields = errors.map(({ field, rule }) => ({ field: `${key}.${field}`, rule }))
    refuse(plan, 'invalid_target', `The ${spoken(entity)} would not be valid`, fields)
  })
}

/** Records that are to be made in the same transaction count as there. */
function withPlanned(
  records: Repositories['records'],
  plans: readonly Plan[],
): Repositories['records'] {
  const planned = new Set(plans.flatMap(({ targets }) => targets.map(({ recordId }) => recordId)))
  return {
    ...records,
    existing: async (entity, ids) => {
      const made = ids.filter((id) => planned.has(id))
      const others = ids.filter((id) => !planned.has(id))
      return new Set([
        ...made,
        ...(others.length > 0 ? await records.existing(entity, others) : []),
      ])
    },
  }
}

async function checkKeys(
  { r }: Batch,
  entity: AnyEntity,
  candidates: readonly Candidate[],
): Promise<void> {
  const asked = candidates.map(({ id, values }) => ({ id, fields: values.fields }))
  const taken = await r.records.taken(entity, asked)
  candidates.forEach(({ plan, key, before, values }, index) => {
    const keys = taken[index] ?? []
    for (const names of entity.unique ?? []) claimKey(plan, entity, names, before, values)
    if (keys.length === 0) return
    const fields = keys
      .flatMap(takenFields)
      .map(({ field, rule }) => ({ field: `${key}.${field}`, rule }))
    refuse(plan, 'conflict', `Another ${spoken(entity)} has the same key`, fields)
  })
}

/** Who takes or frees a key decides what others after it may take. */
function claimKey(
  plan: Plan,
  entity: AnyEntity,
  names: readonly string[],
  before: EntityRecord | null,
  { fields }: RecordValues,
): void {
  const keyOf = (values: Readonly<Record<string, unknown>>) =>
    names.some((name) => (values[name] ?? null) === null)
      ? null
      : `${entity.name}!${names.join()}=${JSON.stringify(names.map((name) => values[name]))}`
  const after = keyOf(fields)
  const old = before && keyOf(before)
  if (after === old) return
  for (const key of [after, old]) if (key !== null) plan.writes.add(key)
  if (after !== null) plan.reads.add(after)
}
