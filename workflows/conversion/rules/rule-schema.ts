import { z } from 'zod'
import { transformSchema } from './transform.ts'

export const LIMITS = { targets: 5, mappings: 200, transforms: 10, expression: 4000 } as const

const fieldPath = z
  .string()
  .max(200)
  .regex(
    /^(?:[a-z][A-Za-z0-9]*|customFields\.[a-z][A-Za-z0-9]*)$/,
    'must be a field such as email, or customFields.<key>',
  )
const expression = z
  .string()
  .min(1, 'must not be empty')
  .max(LIMITS.expression, `must have at most ${LIMITS.expression} characters`)

const origin = {
  /** A field of the source: `email`, `customFields.city`, `id`. */
  field: fieldPath.optional(),
  /** Into JSON of the source, as a JSON Pointer (RFC 6901) from the record: `/metadata/utm/source`. */
  path: z
    .string()
    .max(500)
    .regex(/^(?:\/[^/]*)+$/, 'must be a JSON Pointer such as /metadata/utm')
    .optional(),
  /** The same for every record. */
  value: z.unknown().optional(),
  /** CEL over `source`, `now`, and `item` within items. */
  expression: expression.optional(),
  /** The id of the record that an earlier target came to, by its key; `source` for the source's own. */
  record: z.string().max(64).optional(),
}

const rest = {
  transforms: z.array(transformSchema).max(LIMITS.transforms).optional(),
  /** Taken where the value is null or empty after the transforms. */
  default: z.unknown().optional(),
  /** No value is an error of the conversion; without it the target's field stays as it is. */
  required: z.boolean().optional(),
}

export const itemMappingSchema = z.strictObject({ to: fieldPath, ...origin, ...rest })

/** Exactly one of field, path, value, expression and record says where the value comes from. */
export const mappingSchema = z.strictObject({
  /** A field of the target, `customFields.<key>`, or `items`. */
  to: fieldPath,
  ...origin,
  ...rest,
  /** Of `to: 'items'` alone: how each item of the source's list becomes one of the target. */
  items: z.array(itemMappingSchema).max(LIMITS.mappings).optional(),
})

export const MATCH_ACTIONS = ['create', 'link', 'fill', 'overwrite', 'refuse'] as const
/**
 * What becomes of a target that is there already: `create` another, `link` to it and leave it, `fill`
 * its empty fields, `overwrite` the named ones and fill the others, `refuse`.
 */
export type MatchAction = (typeof MATCH_ACTIONS)[number]

export const matchKeySchema = z.strictObject({
  /** A field of the target that is mapped. */
  field: fieldPath,
  /** From 0 to 1: found by similarity of names, not equality. */
  similarity: z.number().min(0.5, 'must be at least 0.5').max(1).optional(),
})

export const existingSchema = z.strictObject({
  action: z.enum(MATCH_ACTIONS),
  /** Tried in their order; the first that finds something decides. */
  match: z.array(matchKeySchema).max(10).optional(),
  /** Fields that `overwrite` replaces. */
  overwrite: z.array(fieldPath).max(LIMITS.mappings).optional(),
  /** Several found: an error, or the oldest. */
  ambiguous: z.enum(['refuse', 'oldest']).optional(),
})

export const targetSchema = z.strictObject({
  /** Names the target within the rule; the entity's name without it. */
  key: z
    .string()
    .regex(/^[a-z][A-Za-z0-9_]{0,63}$/, 'must be a name such as customer')
    .optional(),
  entity: z.string().max(64),
  /** CEL: made only where it is true. */
  when: expression.nullable().optional(),
  mappings: z.array(mappingSchema).max(LIMITS.mappings),
  /** The workspace's `defaultDuplicateHandling` without it. */
  existing: existingSchema.optional(),
})

const shared = {
  name: z.string().trim().min(1).max(200),
  description: z.string().trim().max(2000).nullable().optional(),
  sourceEntity: z.string().max(64),
  /** CEL: only records of which it is true are converted. */
  condition: expression.nullable().optional(),
  trigger: z.enum(['manual', 'automatic']).optional(),
  active: z.boolean().optional(),
  /** What becomes of the source: `{ to: 'status', value: 'converted' }`. */
  sourceChanges: z.array(itemMappingSchema).max(50).optional(),
  /** Converts nothing, and compares after so many hours what it would have done with what is found. */
  shadow: z
    .strictObject({
      compareAfterHours: z
        .number()
        .min(0.01)
        .max(24 * 90),
    })
    .nullable()
    .optional(),
}

/** One target by its entity and mappings, or several as `targets`. */
const ofTargets = {
  targets: z.array(targetSchema).min(1).max(LIMITS.targets).optional(),
  targetEntity: z.string().max(64).optional(),
  mappings: z.array(mappingSchema).max(LIMITS.mappings).optional(),
  /** Another name of `mappings`. */
  fieldMappings: z.array(mappingSchema).max(LIMITS.mappings).optional(),
  existing: existingSchema.optional(),
}

export const ruleInputSchema = z.strictObject({ ...shared, ...ofTargets })
export const ruleChangeSchema = z.strictObject({
  version: z.number().int().min(1).max(2_147_483_647),
  ...z.strictObject({ ...shared, ...ofTargets }).partial().shape,
})

export type Mapping = z.infer<typeof mappingSchema>
export type ItemMapping = z.infer<typeof itemMappingSchema>
export type MatchKey = z.infer<typeof matchKeySchema>
export type RuleInput = z.infer<typeof ruleInputSchema>
export type RuleChange = z.infer<typeof ruleChangeSchema>
