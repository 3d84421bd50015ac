import type { z } from 'zod'
import type { FieldError } from '../shared/errors.ts'
import type { AnyEntity } from './entity.ts'
import { invalidRecord, pathOf, ruleOf } from './errors.ts'
import { normalizeFields, normalizeJson } from './normalize.ts'

/**
 * Input in its normal form, as the schema takes it.
 * @throws AppError `invalid_input` with a rule for each field, named by its path
 */
export function parseInput(
  entity: AnyEntity,
  schema: z.ZodType<Record<string, unknown>>,
  input: unknown,
): Record<string, unknown> {
  if (!isObject(input)) {
    throw invalidRecord(entity.name, [{ field: '', rule: 'must be an object' }])
  }
  const normal = normalizeInput(entity, input)
  const result = schema.safeParse(normal)
  if (result.success) return result.data
  const errors = result.error.issues.flatMap((issue) => errorsOf(entity, normal, issue))
  throw invalidRecord(entity.name, errors)
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function normalizeInput(entity: AnyEntity, input: object): Record<string, unknown> {
  const normal = normalizeFields(entity.fields, input)
  const items = entity.items?.fields
  if (items && Array.isArray(normal['items'])) {
    normal['items'] = normal['items'].map((item: unknown) =>
      isObject(item) ? normalizeFields(items, item) : item,
    )
  }
  if (normal['metadata'] !== undefined) normal['metadata'] = normalizeJson(normal['metadata'])
  return normal
}

function errorsOf(entity: AnyEntity, input: unknown, issue: z.core.$ZodIssue): FieldError[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      field: pathOf([...issue.path, key]),
      rule: ruleOfUnknown(entity, issue.path, key),
    }))
  }
  return [{ field: pathOf(issue.path), rule: ruleAt(input, issue) }]
}

/** Why a key is not taken: another entity would take it, or this one in another way. */
function ruleOfUnknown(entity: AnyEntity, path: readonly PropertyKey[], key: string): string {
  const fields = path.length === 0 ? entity.fields : (entity.items?.fields ?? {})
  const field = Object.hasOwn(fields, key) ? fields[key] : undefined
  if (field?.readOnly) return 'is set by Potok and cannot be given'
  if (field?.immutable) return 'is given when the record is made and cannot be changed'
  return 'is not a field'
}

function ruleAt(input: unknown, issue: z.core.$ZodIssue): string {
  const value = issue.path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? at[key as keyof typeof at] : undefined),
    input,
  )
  if (value === undefined) return 'is required'
  if (value === null) return 'cannot be empty'
  return ruleOf(issue)
}
