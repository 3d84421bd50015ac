import { settingsIn } from '../../access/settings-in.ts'
import type { Caller } from '../../access/caller.ts'
import type { Repositories } from '../../deps.ts'
import { conversionRule } from '../../entities/conversion-rule.ts'
import { createRecord } from '../../registry/create-record.ts'
import type { EventContext } from '../../shared/events.ts'
import { learnFromRule } from '../../suggest/learn-from-rule.ts'
import { ruleCreated } from '../events.ts'
import { checkRule } from './check-rule.ts'
import { completeRule, definitionOf } from './complete-rule.ts'
import type { RuleDeps } from './load-rule.ts'
import type { ConversionRule } from './rule.ts'
import { ruleOfRecord } from './rule-of-record.ts'
import type { RuleInput } from './rule-schema.ts'

/**
 * Makes a rule, once it was checked against the schemas of both sides.
 * @throws AppError `invalid_input` naming the mapping (`targets[0].mappings[3].field`) and the rule it breaks,
 * `forbidden` for who may not read the source or write the targets, `conflict` when the name is taken
 */
export async function createRule(
  deps: RuleDeps,
  r: Repositories,
  context: EventContext,
  caller: Pick<Caller, 'permissions'>,
  input: RuleInput,
): Promise<ConversionRule> {
  const definition = completeRule(input, await settingsIn(deps, context, r))
  await checkRule(deps, r, context, caller, definition, input)
  const internal = { internal: true }
  const record = await createRecord(deps, r, context, conversionRule, { ...definition }, internal)
  const rule = ruleOfRecord(record)
  const { id: ruleId, version } = rule
  await r.ruleVersions.save({ ruleId, version, definition: definitionOf(rule) })
  await learnFromRule(r, rule)
  const { type } = ruleCreated
  const data = {
    ruleId,
    sourceEntity: rule.sourceEntity,
    targetEntity: rule.targetEntity,
    targetEntities: rule.targets.map(({ entity }) => entity),
    createdBy: rule.createdBy,
  }
  await r.events.append(context, [{ type, subject: rule.id, data }])
  return rule
}
