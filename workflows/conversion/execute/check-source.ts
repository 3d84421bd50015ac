import { attemptRow } from '../../registry/row-report.ts'
import type { CompiledRule, CompiledTarget } from '../mapping/compiled-rule.ts'
import type { LiveConversion } from '../ports.ts'
import { type Plan, refuse, spoken } from './batch.ts'

/** What a record must be like to be converted, and which targets it is meant for. */
export function checkSource(
  plan: Plan,
  compiled: CompiledRule,
  around: { now: string; version: number | undefined; live: readonly LiveConversion[] | undefined },
): void {
  const { source } = plan
  const { now, version, live = [] } = around
  if (version !== undefined && version !== source.version) {
    const rule = `is ${source.version} now, not ${version}`
    const error = `The ${spoken(compiled.source)} has changed since: its version ${rule}`
    return refuse(plan, 'version', error, [{ field: 'sourceVersion', rule }])
  }
  // Before the condition, which asks for what an earlier conversion may have changed.
  const always = compiled.targets.filter(({ target }) => target.when === null)
  if (refuseConverted(plan, compiled, always, live)) return
  const held = attemptRow(() => compiled.holds(source, now))
  if ('errors' in held) {
    return refuse(plan, 'condition', 'The condition of the rule cannot be computed', held.errors)
  }
  if (!held.value) return refuse(plan, 'condition', 'The condition of the rule does not hold')
  const wanted = attemptRow(() =>
    compiled.targets.filter((target) => target.wanted({ source, now, records: {} })),
  )
  if ('errors' in wanted) {
    return refuse(plan, 'condition', 'The condition of a target cannot be computed', wanted.errors)
  }
  if (wanted.value.length === 0) {
    return refuse(plan, 'condition', 'The conditions of all targets do not hold')
  }
  plan.wanted = wanted.value
  refuseConverted(plan, compiled, plan.wanted, live)
}

/** One live conversion per record and target entity (I13). */
function refuseConverted(
  plan: Plan,
  { source }: CompiledRule,
  targets: readonly CompiledTarget[],
  live: readonly LiveConversion[],
): boolean {
  const entities = new Set(targets.map(({ entity }) => entity.name))
  const before = live.find(({ targetEntity }) => entities.has(targetEntity))
  if (before === undefined) return false
  const into = before.targetEntity.replaceAll('_', ' ')
  plan.refusal = {
    code: 'already_converted',
    error: `The ${spoken(source)} is converted to a ${into} already`,
    fields: [{ field: 'sourceRecordId', rule: `is converted to ${into} ${before.targetRecordId}` }],
    conversionId: before.conversionId,
  }
  return true
}
