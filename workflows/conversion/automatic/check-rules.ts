import { settingsIn } from '../../access/settings-in.ts'
import type { Repositories } from '../../deps.ts'
import type { AnyEntity, EntityRecord } from '../../registry/entity.ts'
import type { EventContext } from '../../shared/events.ts'
import { errorCode } from '../../shared/errors.ts'
import { conversionAutoTriggered } from '../events.ts'
import type { CompiledRule } from '../mapping/compiled-rule.ts'
import type { LiveConversion } from '../ports.ts'
import { loadRule, type RuleDeps } from '../rules/load-rule.ts'
import { noteStop } from './note-stop.ts'
import { MAX_DEPTH, wouldTurnBack } from './would-turn-back.ts'
import { watchingRules } from './watching-rules.ts'

/** Why a rule did not match a record. */
export const SKIP_REASONS = [
  /** The workspace's settings.conversion.autoConversion. */
  'auto_conversion_off',
  /** It does not hold. */
  'condition',
  /** It could not be computed for this record. */
  'condition_failed',
  /** To an entity of the rule, by it or by another. */
  'already_converted',
  /** Somebody undid what this version of the rule made of the record. */
  'undone',
  /** The record came from a record of the target's entity. */
  'cycle',
  /** The record is the last of a chain of ten conversions. */
  'depth',
  /** This version of the record has matched this version of the rule before. */
  'already_triggered',
  /** What this version of the rule would do is kept already. */
  'in_shadow',
  /** It does not fit the entities any more: save it again. */
  'rule_invalid',
] as const
export type SkipReason = (typeof SKIP_REASONS)[number]

export interface CheckRules {
  entity: AnyEntity
  record: EntityRecord
  by: 'change' | 'check'
  /** What the conditions see in place of these fields of the record. */
  data?: Record<string, unknown> | undefined
}

export interface CheckedRules {
  triggered: { ruleId: string; ruleVersion: number; name: string }[]
  skipped: { ruleId: string; reason: SkipReason }[]
}

/**
 * Checks every automatic rule of the record's entity, in the caller's transaction, and publishes
 * `conversion.auto_triggered` for each that holds: after a change once per version of the rule and of the
 * record, by hand each time.
 */
export async function checkRules(
  deps: RuleDeps,
  r: Repositories,
  context: EventContext,
  { entity, record, by, data }: CheckRules,
): Promise<CheckedRules> {
  const checked: CheckedRules = { triggered: [], skipped: [] }
  const watching = (await watchingRules(deps, r, context)).get(entity.name) ?? []
  if (watching.length === 0) return checked

  const { autoConversion } = (await settingsIn(deps, context, r)).conversion
  const now = new Date(deps.clock.now()).toISOString()
  const seen = data ? { ...record, ...data } : record
  const skip = (ruleId: string, reason: SkipReason) => checked.skipped.push({ ruleId, reason })
  const holding: CompiledRule[] = []
  for (const { id } of watching) {
    const compiled = await tryLoad(deps, r, context, id)
    const holds = compiled ? evaluate(compiled, seen, now) : 'rule_invalid'
    if (!autoConversion) skip(id, 'auto_conversion_off')
    else if (holds !== true) skip(id, holds)
    else if (compiled) holding.push(compiled)
  }
  if (holding.length === 0) return checked

  const live = await r.conversions.live(entity.name, [record.id])
  const ancestors = await r.conversions.ancestors(entity.name, record.id)
  for (const compiled of holding) {
    const reason = await reasonAgainst(r, context, { compiled, record, by, live, ancestors })
    const { id, version, name } = compiled.rule
    if (reason) skip(id, reason)
    else checked.triggered.push({ ruleId: id, ruleVersion: version, name })
  }
  await r.events.append(
    context,
    checked.triggered.map(({ ruleId, ruleVersion }) => ({
      type: conversionAutoTriggered.type,
      subject: record.id,
      data: {
        ruleId,
        ruleVersion,
        entityType: entity.name,
        sourceRecordId: record.id,
        by,
        triggerId: deps.newId(),
      },
    })),
  )
  return checked
}

interface Match {
  compiled: CompiledRule
  record: EntityRecord
  by: CheckRules['by']
  live: readonly LiveConversion[]
  ancestors: readonly { entity: string; recordId: string }[]
}

/** Why a rule whose condition holds is not triggered all the same. */
async function reasonAgainst(
  r: Repositories,
  context: EventContext,
  { compiled, record, by, live, ancestors }: Match,
): Promise<SkipReason | null> {
  const { rule } = compiled
  if (isConverted(compiled, live)) return 'already_converted'
  if (by === 'change' && (await wasUndone(r, compiled, record))) return 'undone'
  if (wouldTurnBack(compiled, ancestors)) {
    await noteStop(r, context, { rule, record, ancestors })
    return ancestors.length < MAX_DEPTH ? 'cycle' : 'depth'
  }
  if (rule.shadow && (await isInShadow(r, compiled, record, by))) return 'in_shadow'
  if (by === 'check') return null
  const match = `${rule.id}/${rule.version}/${record.id}/${record.version}`
  return (await r.inbox.claim('check-conversion-rules', match)) ? null : 'already_triggered'
}

/** Null for a rule that does not fit the entities any more: it must not keep the others from their work. */
async function tryLoad(
  deps: RuleDeps,
  r: Repositories,
  context: EventContext,
  id: string,
): Promise<CompiledRule | null> {
  try {
    return await loadRule(deps, r, context, id)
  } catch (error) {
    if (errorCode(error) === 'invalid_input' || errorCode(error) === 'not_found') return null
    throw error
  }
}

function evaluate(compiled: CompiledRule, source: EntityRecord, now: string): true | SkipReason {
  try {
    return compiled.holds(source, now) || 'condition'
  } catch (error) {
    if (errorCode(error) === 'invalid_input') return 'condition_failed'
    throw error
  }
}

/** A target that is not always wanted may be open although another rule has converted to its entity. */
function isConverted({ rule }: CompiledRule, live: readonly LiveConversion[]): boolean {
  return live.some(
    ({ ruleId, targetEntity }) =>
      ruleId === rule.id ||
      rule.targets.some(({ entity, when }) => when === null && entity === targetEntity),
  )
}

async function wasUndone(r: Repositories, { rule }: CompiledRule, record: EntityRecord) {
  const filter = { ruleId: rule.id, recordId: record.id, status: 'undone' as const }
  const undone = await r.conversions.list(filter, { limit: 100 })
  return undone.some(
    ({ sourceRecordId, ruleVersion }) =>
      sourceRecordId === record.id && ruleVersion === rule.version,
  )
}

/** By itself each record is kept once per version of the rule; by hand again, once it is compared. */
async function isInShadow(
  r: Repositories,
  { rule }: CompiledRule,
  record: EntityRecord,
  by: CheckRules['by'],
): Promise<boolean> {
  const latest = await r.shadows.latest(rule.id, rule.version, record.id)
  return latest !== null && (by === 'change' || latest.outcome === 'waiting')
}
