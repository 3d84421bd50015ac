import { ENTITIES } from '../entities/catalog.ts'
import { customField } from '../entities/custom-field.ts'
import type { NewId } from '../shared/runtime.ts'
import { completeFields } from './complete.ts'
import { createSchemaOf } from './create-schema-of.ts'
import type { CustomField } from './custom-fields-of.ts'
import type { AnyEntity } from './entity.ts'
import { invalidRecord } from './errors.ts'
import { parseCustomFields } from './parse-custom-fields.ts'
import { parseInput } from './parse-input.ts'
import type { RecordValues } from './ports.ts'
import type { WriteOptions } from './schemas.ts'
import { settle } from './settle.ts'

/** What the rules of a write may know of the workspace and the moment. */
export interface WriteSurroundings extends WriteOptions {
  customFields: readonly CustomField[]
  currency: string
  /** ISO 8601, UTC. */
  now: string
  newId: NewId
}

/**
 * The complete values of a new record.
 * @throws AppError `invalid_input`
 */
export function newValues(
  entity: AnyEntity,
  input: unknown,
  around: WriteSurroundings,
): RecordValues {
  const given = parseInput(entity, createSchemaOf(entity, around), input)
  const { name, fields, status } = entity
  const values: RecordValues = {
    fields: completeFields(fields, given, around.currency),
    ...itemsOf(entity, given['items'], around),
    customFields: {},
    metadata: (given['metadata'] ?? {}) as Record<string, unknown>,
  }
  const begins = status && values.fields[status.field]
  if (status?.starts && !around.internal && !status.starts.includes(begins as string)) {
    throw invalidRecord(name, [
      { field: status.field, rule: `of a new record must be one of ${status.starts.join(', ')}` },
    ])
  }
  if (name === customField.name) requireKnownEntity(values)
  const custom = parseCustomFields(
    around.customFields,
    (given['customFields'] ?? {}) as Record<string, unknown>,
  )
  if (custom.errors.length > 0) throw invalidRecord(name, custom.errors)
  return settle(
    entity,
    { ...values, customFields: custom.values },
    { before: null, now: around.now },
  )
}

function requireKnownEntity({ fields }: RecordValues): void {
  if (ENTITIES.some(({ name }) => name === fields['entity'])) return
  const rule = `must be one of ${ENTITIES.map(({ name }) => name).join(', ')}`
  throw invalidRecord(customField.name, [{ field: 'entity', rule }])
}

/** Complete items, each with an id: the one of its row, or a new one. */
export function itemsOf(
  { items }: AnyEntity,
  given: unknown,
  { currency, newId }: Pick<WriteSurroundings, 'currency' | 'newId'>,
): Pick<RecordValues, 'items'> {
  if (items === undefined) return {}
  const list = (given ?? []) as Record<string, unknown>[]
  return {
    items: list.map((item) => ({
      ...completeFields(items.fields, item, currency),
      id: (item['id'] as string | undefined) ?? newId(),
    })),
  }
}
