import type { Caller } from '../../access/caller.ts'
import { settingsIn } from '../../access/settings-in.ts'
import type { Repositories } from '../../deps.ts'
import type { TenantScope } from '../../shared/scope.ts'
import type { CompiledRule } from '../mapping/compiled-rule.ts'
import { checkRule } from '../rules/check-rule.ts'
import { completeRule } from '../rules/complete-rule.ts'
import { compiled, type RuleDeps } from '../rules/load-rule.ts'
import type { RuleInput } from '../rules/rule-schema.ts'

/**
 * A rule that is not kept, checked and ready for records: for the preview of one in the making.
 * @throws AppError `invalid_input` naming the mapping, `forbidden`
 */
export async function compileDraft(
  deps: RuleDeps,
  r: Repositories,
  scope: TenantScope,
  caller: Pick<Caller, 'permissions'>,
  input: RuleInput,
): Promise<CompiledRule> {
  const definition = completeRule(input, await settingsIn(deps, scope, r))
  await checkRule(deps, r, scope, caller, definition)
  const unkept = { id: deps.newId(), version: 0, createdBy: '' }
  return compiled(deps, r, scope, { ...definition, ...unkept })
}
