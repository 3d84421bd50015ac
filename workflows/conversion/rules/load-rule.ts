import { settingsIn } from '../../access/settings-in.ts'
import type { Deps, Repositories } from '../../deps.ts'
import { conversionRule } from '../../entities/conversion-rule.ts'
import type { AnyEntity } from '../../registry/entity.ts'
import { readRecord } from '../../registry/read-record.ts'
import { allRecords } from '../../shared/find-record.ts'
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

/** The active automatic rules of the workspace for an entity, compiled, from the cache; oldest first. */
export async function automaticRules(
  deps: RuleDeps,
  r: Repositories,
  scope: TenantScope,
  entity: string,
): Promise<readonly CompiledRule[]> {
  const byEntity = await deps.cache.get(scope, 'rules', 'automatic', async () => {
    const records = await allRecords<AnyEntity>(r, conversionRule, {
      conditions: [
        { field: 'trigger', operator: 'eq', value: 'automatic' },
        { field: 'active', operator: 'eq', value: true },
      ],
      sort: { field: 'id', descending: false },
    })
    const rules: CompiledRule[] = []
    for (const record of records) {
      rules.push(await compiled(deps, r, scope, ruleOfRecord(record)))
    }
    return Map.groupBy(rules, ({ rule }) => rule.sourceEntity)
  })
  return byEntity.get(entity) ?? []
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
