import { isEmpty } from '../../registry/is-empty.ts'
import { equal } from '../../registry/equal.ts'
import type { EntityRecord } from '../../registry/entity.ts'
import { isObject } from '../../registry/parse-input.ts'
import type { RuleTarget } from '../rules/rule.ts'

/**
 * What of the mapped values goes into a record that is there already: those whose fields are empty, and
 * the ones that the rule overwrites. Nothing else is touched (I15).
 */
export function inputForExisting(
  before: EntityRecord,
  input: Readonly<Record<string, unknown>>,
  { action, overwrite }: RuleTarget['existing'],
): Record<string, unknown> {
  const replaced = new Set(action === 'overwrite' ? overwrite : [])
  const takes = (field: string, old: unknown, value: unknown) =>
    !equal(old ?? null, value) && (isEmpty(old) || replaced.has(field))
  const { customFields, ...own } = input
  const given = Object.fromEntries(
    Object.entries(own).filter(([field, value]) => takes(field, before[field], value)),
  )
  if (!isObject(customFields)) return given
  const custom = Object.entries(customFields).filter(([key, value]) =>
    takes(`customFields.${key}`, before.customFields[key], value),
  )
  return custom.length > 0 ? { ...given, customFields: Object.fromEntries(custom) } : given
}
