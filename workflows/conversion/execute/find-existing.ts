import type { EntityRecord } from '../../registry/entity.ts'
import { AppError } from '../../shared/errors.ts'
import type { CompiledTarget } from '../mapping/compiled-rule.ts'
import type { MatchKey } from '../rules/rule-schema.ts'
import { type Batch, type Plan, refuse, spoken } from './batch.ts'
import { findSimilar } from './find-similar.ts'
import { matchValue } from './match-value.ts'

/** A record whose target is mapped, and nothing is found for it yet. */
export interface Sought {
  plan: Plan
  input: Record<string, unknown>
}

/**
 * The records that are there already for a target of many: by each key in its order, one query for all
 * whom the keys before have left.
 */
export async function findExisting(
  batch: Batch,
  compiled: CompiledTarget,
  sought: readonly Sought[],
): Promise<Map<Plan, EntityRecord>> {
  const { existing } = compiled.target
  const ids = new Map<Plan, string>()
  if (existing.action === 'create') return new Map()
  if (sought.length > 0)
    await batch.r.conversions.holdMatches(compiled.entity, valuesOf(batch, compiled, sought))
  let left = sought
  for (const key of existing.match) {
    if (left.length === 0) break
    const found = await findByKey(batch, compiled, key, left)
    for (const [plan, matches] of found) decide(plan, compiled, key, matches, ids)
    left = left.filter(({ plan }) => !ids.has(plan) && !plan.refusal)
  }
  return readAll(batch, compiled, ids)
}

/** By what records are looked for: all of them where the rule, in any of its targets, compares names. */
function valuesOf(
  batch: Batch,
  { entity, target }: CompiledTarget,
  sought: readonly Sought[],
): string[] | 'all' {
  const alike = batch.compiled.targets.some(
    (other) =>
      other.entity === entity &&
      other.target.existing.action !== 'create' &&
      other.target.existing.match.some(({ similarity }) => similarity !== undefined),
  )
  if (alike) return 'all'
  const around = aroundOf(batch, { entity })
  return target.existing.match.flatMap(({ field }) =>
    sought.flatMap(({ input }) => {
      const value = matchValue(entity, around, input, field)
      return value === null ? [] : [`${field}=${value}`]
    }),
  )
}

/** The oldest first. */
async function findByKey(
  batch: Batch,
  compiled: CompiledTarget,
  key: MatchKey,
  left: readonly Sought[],
): Promise<Map<Plan, readonly string[]>> {
  const { entity } = compiled
  const around = aroundOf(batch, compiled)
  const asked = left.flatMap(({ plan, input }) => {
    const value = matchValue(entity, around, input, key.field)
    if (value === null) return []
    // A record is not its own target.
    const except = entity === batch.compiled.source ? plan.source.id : undefined
    return [{ plan, value, except }]
  })
  if (asked.length === 0) return new Map()
  if (key.similarity !== undefined) {
    return findSimilar(batch.r, entity, key.field, key.similarity, asked)
  }
  for (const { plan, value } of asked) plan.reads.add(`${entity.name}.${key.field}=${value}`)
  const matches = await batch.r.conversions.matches(entity, key.field, asked)
  return new Map(asked.map(({ plan }, index) => [plan, matches[index] ?? []]))
}

function decide(
  plan: Plan,
  { entity, target }: CompiledTarget,
  { field }: MatchKey,
  [first, second]: readonly string[],
  ids: Map<Plan, string>,
): void {
  if (first === undefined) return
  if (second !== undefined && target.existing.ambiguous === 'refuse') {
    const rule = `belongs to several: ${first}, ${second}`
    return refuse(plan, 'ambiguous', `Several ${entity.plural.replaceAll('_', ' ')} match`, [
      { field: `${target.key}.${field}`, rule },
    ])
  }
  if (target.existing.action === 'refuse') {
    return refuse(plan, 'exists', `The ${spoken(entity)} is there already`, [
      { field: `${target.key}.${field}`, rule: `belongs to ${spoken(entity)} ${first}` },
    ])
  }
  ids.set(plan, first)
}

async function readAll(
  { r }: Batch,
  { entity, target }: CompiledTarget,
  ids: ReadonlyMap<Plan, string>,
): Promise<Map<Plan, EntityRecord>> {
  if (ids.size === 0) return new Map()
  // One that is to be changed stays as it was decided by until the end.
  const lock = target.existing.action !== 'link'
  const records = await r.records.findMany(entity, [...new Set(ids.values())], { lock })
  const byId = new Map(records.map((record) => [record.id, record]))
  const found = new Map<Plan, EntityRecord>()
  for (const [plan, id] of ids) {
    const record = byId.get(id)
    if (record) found.set(plan, record)
    else refuse(plan, 'conflict', `The ${spoken(entity)} ${id} was deleted meanwhile`)
  }
  return found
}

export function aroundOf({ around }: Batch, { entity }: Pick<CompiledTarget, 'entity'>) {
  const found = around.get(entity)
  if (found === undefined) throw new AppError('internal', `Nothing is known around ${entity.name}`)
  return found
}
