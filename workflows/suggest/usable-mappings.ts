import { settingsIn } from '../access/settings-in.ts'
import { checkDefinition } from '../conversion/rules/check/check-definition.ts'
import { completeRule } from '../conversion/rules/complete-rule.ts'
import { customFieldsOfRule } from '../conversion/rules/custom-fields-of-rule.ts'
import type { RuleDeps } from '../conversion/rules/load-rule.ts'
import type { Mapping } from '../conversion/rules/rule-schema.ts'
import type { Repositories } from '../deps.ts'
import type { AnyEntity } from '../registry/entity.ts'
import type { TenantScope } from '../shared/scope.ts'

const PLACE = /^mappings\[(\d+)\](?:\.items\[(\d+)\])?/u

/**
 * The mappings that a rule would take as they are: not, for example, a lookup of values of which only some
 * were seen. The check of rules decides, so that what is suggested can be saved.
 */
export async function usableMappings(
  deps: Pick<RuleDeps, 'cache' | 'expressions' | 'formats'>,
  r: Pick<Repositories, 'records' | 'settings'>,
  scope: TenantScope,
  { source, target }: { source: AnyEntity; target: AnyEntity },
  mappings: readonly Mapping[],
): Promise<Mapping[]> {
  const settings = await settingsIn(deps, scope, r)
  const rule = { name: 'Suggested', sourceEntity: source.name, targetEntity: target.name }
  const definition = completeRule(
    { ...rule, mappings: [...mappings], existing: { action: 'create' } },
    settings,
  )
  const customFields = await customFieldsOfRule(deps, r, scope, definition)
  const { expressions, formats } = deps
  const around = { expressions, formats, timeZone: settings.timeZone, customFields }
  const errors = checkDefinition(definition, around, { isShort: true })
  const wrong = new Set(errors.flatMap(({ field }) => PLACE.exec(field)?.[0] ?? []))
  return mappings.flatMap((mapping, at) => {
    const place = `mappings[${at}]`
    if (wrong.has(place)) return []
    if (!mapping.items) return [mapping]
    const items = mapping.items.filter((_, n) => !wrong.has(`${place}.items[${n}]`))
    return items.length === 0 ? [] : [{ ...mapping, items }]
  })
}
