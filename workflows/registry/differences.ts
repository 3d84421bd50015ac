import { ENCRYPTED } from '../audit/ports.ts'
import type { AnyEntity, EntityRecord, Fields } from './entity.ts'
import { equal } from './equal.ts'
import type { RecordValues } from './ports.ts'

/** The values of a record as they would be written. */
export function valuesOf(entity: AnyEntity, record: EntityRecord): RecordValues {
  const fields: Record<string, unknown> = {}
  for (const name of Object.keys(entity.fields)) fields[name] = record[name]
  return {
    fields,
    ...(entity.items ? { items: record['items'] as NonNullable<RecordValues['items']> } : {}),
    customFields: record.customFields,
    metadata: record.metadata,
  }
}

/** The names of what differs: fields, `items`, `customFields`, `metadata`. */
export function changedNames(before: RecordValues, after: RecordValues): string[] {
  const names = Object.keys(after.fields).filter(
    (name) => !equal(before.fields[name], after.fields[name]),
  )
  for (const part of ['items', 'customFields', 'metadata'] as const) {
    if (!equal(before[part] ?? null, after[part] ?? null)) names.push(part)
  }
  return names
}

/** What a new record has, for the trail. */
export function auditOfNew(entity: AnyEntity, values: RecordValues): Record<string, unknown> {
  const { customFields, metadata, items } = values
  return {
    ...maskedFields(entity.fields, values.fields, (_, value) => value !== null),
    ...(items && items.length > 0 ? { items: maskedItems(entity, items) } : {}),
    ...(Object.keys(customFields).length > 0 ? { customFields } : {}),
    ...(Object.keys(metadata).length > 0 ? { metadata } : {}),
  }
}

/** One side of a change for the trail: only what differs, encrypted values as a mark. */
export function auditOfChange(
  entity: AnyEntity,
  side: RecordValues,
  other: RecordValues,
  names: readonly string[],
): Record<string, unknown> {
  const { customFields, metadata, items } = side
  const keys = Object.keys({ ...customFields, ...other.customFields }).filter(
    (key) => !equal(customFields[key], other.customFields[key]),
  )
  return {
    ...maskedFields(entity.fields, side.fields, (name) => names.includes(name)),
    ...(names.includes('items') ? { items: maskedItems(entity, items ?? []) } : {}),
    ...(names.includes('customFields')
      ? { customFields: Object.fromEntries(keys.map((key) => [key, customFields[key] ?? null])) }
      : {}),
    ...(names.includes('metadata') ? { metadata } : {}),
  }
}

function maskedFields(
  fields: Fields,
  values: Record<string, unknown>,
  takes: (name: string, value: unknown) => boolean,
): Record<string, unknown> {
  const masked: Record<string, unknown> = {}
  for (const name of Object.keys(fields)) {
    const value = values[name]
    if (!takes(name, value)) continue
    masked[name] = fields[name]?.encrypted && value !== null ? ENCRYPTED : value
  }
  return masked
}

function maskedItems(entity: AnyEntity, items: NonNullable<RecordValues['items']>) {
  const fields = entity.items?.fields ?? {}
  return items.map((item) => ({ id: item.id, ...maskedFields(fields, item, () => true) }))
}
