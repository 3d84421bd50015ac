import { settingsIn } from '../../access/settings-in.ts'
import type { Caller } from '../../access/caller.ts'
import type { Repositories } from '../../deps.ts'
import { invalidInput } from '../../registry/errors.ts'
import type { TenantScope } from '../../shared/scope.ts'
import { checkDefinition } from './check/check-definition.ts'
import { requireRuling } from './check/permissions-of-rule.ts'
import type { RuleDefinition } from './complete-rule.ts'
import { customFieldsOfRule } from './custom-fields-of-rule.ts'
import type { RuleDeps } from './load-rule.ts'
import { requireOneForm, type RuleForm } from './require-one-form.ts'

const SHORT = ['targetEntity', 'mappings', 'fieldMappings', 'existing'] as const

/**
 * Checks a rule against the schemas of both sides.
 * @param input as it was given, so that errors name the places of its own form
 * @throws AppError `invalid_input` naming each mapping and the rule it breaks, `forbidden` for who may not
 * read the source or write the targets
 */
export async function checkRule(
  deps: RuleDeps,
  r: Repositories,
  scope: TenantScope,
  caller: Pick<Caller, 'permissions'>,
  definition: RuleDefinition,
  input: RuleForm = {},
): Promise<void> {
  requireRuling(caller, definition)
  requireOneForm(input)
  const { timeZone } = await settingsIn(deps, scope, r)
  const customFields = await customFieldsOfRule(deps, r, scope, definition)
  const isShort = input.targets === undefined && SHORT.some((name) => input[name] !== undefined)
  const around = { expressions: deps.expressions, formats: deps.formats, timeZone, customFields }
  const errors = checkDefinition(definition, around, { isShort })
  if (errors.length > 0) throw invalidInput('The rule', errors)
}
