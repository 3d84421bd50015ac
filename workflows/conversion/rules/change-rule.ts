import { settingsIn } from '../../access/settings-in.ts'
import { requirePermission, type Caller } from '../../access/caller.ts'
import type { Repositories } from '../../deps.ts'
import { conversionRule } from '../../entities/conversion-rule.ts'
import { changeRecord } from '../../registry/change-record.ts'
import { readRecord } from '../../registry/read-record.ts'
import type { EventContext } from '../../shared/events.ts'
import { checkRule } from './check-rule.ts'
import { completeRule, definitionOf } from './complete-rule.ts'
import { learnFromRule } from '../../suggest/learn-from-rule.ts'
import type { RuleDeps } from './load-rule.ts'
import { mergeRule } from './merge-rule.ts'
import type { ConversionRule } from './rule.ts'
import { ruleOfRecord } from './rule-of-record.ts'
import type { RuleChange } from './rule-schema.ts'

/** What changes nothing of what a rule does, or only ends it: needs no check of the rest. */
const HARMLESS: ReadonlySet<string> = new Set(['version', 'name', 'description'])

/**
 * Changes some of a rule, and keeps it as another version. What a rule is called, and whether it is
 * switched off, can be changed also when it does not hold any more.
 * @throws AppError `not_found`, `conflict` when the version is another or the name taken, and what
 * createRule throws
 */
export async function changeRule(
  deps: RuleDeps,
  r: Repositories,
  context: EventContext,
  caller: Pick<Caller, 'permissions'>,
  id: string,
  change: RuleChange,
): Promise<ConversionRule> {
  requirePermission(caller, 'conversion:create')
  const before = ruleOfRecord(await readRecord(r, conversionRule, id))
  const { version, ...given } = change
  const input = mergeRule(before, given)
  const definition = completeRule(input, await settingsIn(deps, context, r))
  if (!isHarmless(change)) await checkRule(deps, r, context, caller, definition, change)
  const internal = { internal: true }
  const values = { version, ...definition }
  const record = await changeRecord(deps, r, context, conversionRule, id, values, internal)
  const rule = ruleOfRecord(record)
  if (rule.version !== before.version) {
    const kept = { ruleId: id, version: rule.version, definition: definitionOf(rule) }
    await r.ruleVersions.save(kept)
    await learnFromRule(r, rule, before)
  }
  return rule
}

const isHarmless = (change: RuleChange): boolean =>
  Object.entries(change).every(
    ([name, value]) => HARMLESS.has(name) || (name === 'active' && value === false),
  )
