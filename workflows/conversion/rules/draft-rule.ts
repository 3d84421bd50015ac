import { settingsIn } from '../../access/settings-in.ts'
import type { Caller } from '../../access/caller.ts'
import type { Repositories } from '../../deps.ts'
import { errorCode, type AppError, type FieldError } from '../../shared/errors.ts'
import type { TenantScope } from '../../shared/scope.ts'
import { checkRule } from './check-rule.ts'
import { completeRule, type RuleDefinition } from './complete-rule.ts'
import type { RuleDeps } from './load-rule.ts'
import type { RuleInput } from './rule-schema.ts'

/** What saving a rule would say of it. */
export interface RuleDraft {
  valid: boolean
  errors: readonly FieldError[]
  /** As it would be saved: complete. */
  rule: RuleDefinition
}

/** Checks a rule and saves nothing. @throws AppError `forbidden` as createRule does */
export async function draftRule(
  deps: RuleDeps,
  r: Repositories,
  scope: TenantScope,
  caller: Pick<Caller, 'permissions'>,
  input: RuleInput,
): Promise<RuleDraft> {
  const rule = completeRule(input, await settingsIn(deps, scope, r))
  try {
    await checkRule(deps, r, scope, caller, rule, input)
    return { valid: true, errors: [], rule }
  } catch (error) {
    if (errorCode(error) !== 'invalid_input') throw error
    return { valid: false, errors: (error as AppError).fields, rule }
  }
}
