import { settingsIn } from '../../access/settings-in.ts'
import type { Deps, Repositories } from '../../deps.ts'
import { conversionRule } from '../../entities/conversion-rule.ts'
import { readRecord } from '../../registry/read-record.ts'
import type { TenantScope } from '../../shared/scope.ts'
import { compileRule } from '../mapping/compile-rule.ts'
import type { CompiledRule } from '../mapping/compiled-rule.ts'
import { customFieldsOfRule } from './custom-fields-of-rule.ts'
import type { ConversionRule } from './rule.ts'
import { ruleOfRecord } from './rule-of-record.ts'

export type RuleDeps = Pick<Deps, 'newId' | 'clock' | 'cache' | 'expressions' | 'formats'>

/**
 * A rule by its id, compiled; from the cache as long as nobody changes it.
 * @throws AppError `not_found`
 */
export function loadRule(
  deps: RuleDeps,
  r: Repositories,
  scope: TenantScope,
  ruleId: string,
): Promise<CompiledRule> {
  return deps.cache.get(scope, 'rules', `id ${ruleId}`, async () =>
    compiled(deps, r, scope, ruleOfRecord(await readRecord(r, conversionRule, ruleId))),
  )
}

/** A rule ready for records, as it stands: also one that is not saved. */
export async function compiled(
  deps: RuleDeps,
  r: Repositories,
  scope: TenantScope,
  rule: ConversionRule,
): Promise<CompiledRule> {
  const { timeZone } = await settingsIn(deps, scope, r)
  const customFields = await customFieldsOfRule(deps, r, scope, rule)
  return compileRule(rule, { ...deps, timeZone, customFields })
}
