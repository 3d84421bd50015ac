import type { Caller } from '../../access/caller.ts'
import type { Repositories } from '../../deps.ts'
import type { EventContext } from '../../shared/events.ts'
import type { RuleDeps } from './load-rule.ts'
import type { ConversionRule } from './rule.ts'
import type { RuleInput } from './rule-schema.ts'

/**
 * Makes a rule, once it was checked against the schemas of both sides.
 * @throws AppError `invalid_input` naming the mapping (`targets[0].mappings[3].field`) and the rule it breaks,
 * `forbidden` for who may not read the source or write the targets, `conflict` when the name is taken
 */
export async function createRule(
  _deps: RuleDeps,
  _r: Repositories,
  _context: EventContext,
  _caller: Pick<Caller, 'permissions'>,
  _input: RuleInput,
): Promise<ConversionRule> {
  throw new Error('not built yet')
}
