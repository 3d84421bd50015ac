import { createExpressions } from '../../adapters/expressions/create-expressions.ts'
import { createFormats } from '../../adapters/formats/create-formats.ts'
import { DEFAULT_SETTINGS } from '../../workflows/access/settings.ts'
import { checkDefinition } from '../../workflows/conversion/rules/check/check-definition.ts'
import { completeRule } from '../../workflows/conversion/rules/complete-rule.ts'
import type { Mapping, RuleInput } from '../../workflows/conversion/rules/rule-schema.ts'
import { customFieldSchema } from '../../workflows/registry/custom-field-schema.ts'
import type { CustomField } from '../../workflows/registry/custom-fields-of.ts'

const custom = (
  key: string,
  type: Parameters<typeof customFieldSchema>[0],
  options?: string[],
  required = false,
): CustomField => ({
  key,
  label: key,
  required,
  field: customFieldSchema(type, options ?? null),
})
const around = {
  expressions: createExpressions(),
  formats: createFormats(),
  timeZone: 'Asia/Almaty',
  customFields: new Map([
    [
      'lead',
      [
        custom('city', 'text'),
        custom('size', 'number'),
        custom('stage', 'choice', ['hot', 'cold']),
      ],
    ],
    [
      'customer',
      [
        custom('town', 'text'),
        custom('level', 'choice', ['hot', 'cold', 'warm']),
        custom('since', 'date'),
      ],
    ],
  ]),
}

/** What is wrong with a rule of leads, each as `<place> <rule>`. */
export const check = (input: Partial<RuleInput>, timeZone = around.timeZone) => {
  const rule = { name: 'Rule', sourceEntity: 'lead', ...input } as RuleInput
  const definition = completeRule(rule, DEFAULT_SETTINGS)
  const errors = checkDefinition(
    definition,
    { ...around, timeZone },
    { isShort: input.targets === undefined },
  )
  return errors.map(({ field, rule: broken }) => `${field} ${broken}`)
}
export const name: Mapping = { to: 'name', field: 'name' }
/** What is wrong with a mapping of a lead to a customer. */
export const mapping = (each: Partial<Mapping> & { to: string }, timeZone?: string) =>
  check(
    { targetEntity: 'customer', mappings: each.to === 'name' ? [each] : [name, each] },
    timeZone,
  )
