import { invalidInput } from '../../registry/errors.ts'
import type { ConversionRule, RuleTarget } from './rule.ts'
import type { RuleChange, RuleInput } from './rule-schema.ts'

type Targets = NonNullable<RuleInput['targets']>

/**
 * A rule with some of it said anew. `mappings` and `existing` by themselves are those of its only target.
 * @throws AppError `invalid_input` when they could be of several
 */
export function mergeRule(before: ConversionRule, change: Omit<RuleChange, 'version'>): RuleInput {
  const { targets, targetEntity, mappings, fieldMappings, existing, ...said } = change
  const { name, description, sourceEntity, condition, trigger, active, shadow } = before
  const sourceChanges = [...before.sourceChanges]
  const kept = { name, description, sourceEntity, condition, trigger, active, shadow }
  const rest = { ...kept, sourceChanges, ...said } as RuleInput
  if (targets !== undefined) return { ...rest, targets }
  const of = { targetEntity, mappings, fieldMappings, existing }
  const short = Object.entries(of).find(([, value]) => value !== undefined)
  if (short === undefined) return { ...rest, targets: before.targets.map(toInput) }
  const [only, ...others] = before.targets
  if (only === undefined || others.length > 0) {
    const rule = 'is of one target, and the rule has several: say targets'
    throw invalidInput('The rule', [{ field: short[0], rule }])
  }
  const target = toInput(only)
  const replaced = {
    ...target,
    mappings: mappings ?? fieldMappings ?? target.mappings,
    ...(existing === undefined ? {} : { existing }),
  }
  if (targetEntity === undefined || targetEntity === only.entity) {
    return { ...rest, targets: [replaced] }
  }
  // What is there already is another's now.
  const { key, existing: _, ...other } = replaced
  const named = key === only.entity ? {} : { key }
  const found = existing === undefined ? {} : { existing }
  return { ...rest, targets: [{ ...other, ...named, ...found, entity: targetEntity }] }
}

const toInput = ({ key, entity, when, mappings, existing }: RuleTarget): Targets[number] => ({
  key,
  entity,
  when,
  mappings: [...mappings],
  existing: {
    ...existing,
    match: [...existing.match],
    overwrite: [...existing.overwrite],
  },
})
