import type { Deps, Repositories } from '../../deps.ts'
import { customFieldsOf } from '../../registry/custom-fields-of.ts'
import type { TenantScope } from '../../shared/scope.ts'
import type { CustomFieldsByEntity } from '../mapping/kind-of.ts'
import type { ConversionRule } from './rule.ts'

/** The custom fields of every entity that a rule names. */
export async function customFieldsOfRule(
  deps: Pick<Deps, 'cache'>,
  r: Pick<Repositories, 'records'>,
  scope: TenantScope,
  { sourceEntity, targets }: Pick<ConversionRule, 'sourceEntity' | 'targets'>,
): Promise<CustomFieldsByEntity> {
  const fields = new Map<string, Awaited<ReturnType<typeof customFieldsOf>>>()
  for (const name of new Set([sourceEntity, ...targets.map(({ entity }) => entity)])) {
    fields.set(name, await customFieldsOf(deps, r, scope, { name }))
  }
  return fields
}
