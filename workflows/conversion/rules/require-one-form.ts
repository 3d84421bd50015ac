import { invalidInput } from '../../registry/errors.ts'
import type { FieldError } from '../../shared/errors.ts'
import type { RuleInput } from './rule-schema.ts'

/** How a caller said the targets of a rule. */
export type RuleForm = {
  [K in 'targets' | 'targetEntity' | 'mappings' | 'fieldMappings' | 'existing']?: RuleInput[K]
}

/**
 * One target is said by targetEntity and mappings, several by targets: not by both.
 * @throws AppError `invalid_input`
 */
export function requireOneForm(input: RuleForm): void {
  const errors: FieldError[] = []
  const { targets, mappings, fieldMappings } = input
  if (targets !== undefined) {
    for (const name of ['targetEntity', 'mappings', 'fieldMappings', 'existing'] as const) {
      if (input[name] === undefined) continue
      errors.push({ field: name, rule: 'is said by targets already' })
    }
  } else if (mappings !== undefined && fieldMappings !== undefined) {
    errors.push({ field: 'fieldMappings', rule: 'is another name of mappings: give one of them' })
  }
  if (errors.length > 0) throw invalidInput('The rule', errors)
}
