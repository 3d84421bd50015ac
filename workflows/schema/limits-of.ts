import { z } from 'zod'
import type { Field } from '../registry/field.ts'
import type { FieldLimits } from './entity-schema.ts'

/** The limits of a field, from its schema. */
export function limitsOf({ schema, options, kind }: Field): FieldLimits {
  if (options) return { options }
  if (kind === 'json' || kind === 'tags') return {}
  const told = z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' })
  const { minimum, maximum, maxLength, pattern, allOf } = told
  const patterns = [pattern, ...(allOf ?? []).map((part) => part.pattern)].filter(Boolean)
  // The last one is the field's own, behind the ones of all texts.
  const own = kind === 'text' ? (patterns.length > 2 ? patterns.at(-1) : undefined) : undefined
  return {
    ...(minimum !== undefined && minimum > Number.MIN_SAFE_INTEGER ? { min: minimum } : {}),
    ...(maximum !== undefined ? { max: maximum } : {}),
    ...(maxLength !== undefined ? { maxLength } : {}),
    ...(own !== undefined ? { pattern: own } : {}),
  }
}
