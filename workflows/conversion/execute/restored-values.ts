import { valuesOf } from '../../registry/differences.ts'
import type { AnyEntity, EntityRecord } from '../../registry/entity.ts'
import type { RecordValues } from '../../registry/ports.ts'
import type { ValueChange } from '../ports.ts'

const CUSTOM = 'customFields.'

/** The values of a record with the changed ones as they were before. */
export function restoredValues(
  entity: AnyEntity,
  record: EntityRecord,
  changes: readonly ValueChange[],
): RecordValues {
  const { fields, customFields, ...rest } = valuesOf(entity, record)
  const values = { ...rest, fields: { ...fields }, customFields: { ...customFields } }
  for (const { field, before } of changes) {
    if (field === 'items') values.items = before as NonNullable<RecordValues['items']>
    else if (field === 'metadata') values.metadata = before as Record<string, unknown>
    else if (!field.startsWith(CUSTOM)) values.fields[field] = before
    else if (before === null) delete values.customFields[field.slice(CUSTOM.length)]
    else values.customFields[field.slice(CUSTOM.length)] = before
  }
  return values
}
