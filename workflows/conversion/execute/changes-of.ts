import type { AnyEntity } from '../../registry/entity.ts'
import { equal } from '../../registry/equal.ts'
import type { RecordValues } from '../../registry/ports.ts'
import type { ValueChange } from '../ports.ts'

/** What differs between two states of a record; of a new one, what it has. */
export function changesOf(
  { fields }: Pick<AnyEntity, 'fields'>,
  before: RecordValues | null,
  after: RecordValues,
): ValueChange[] {
  const changes: ValueChange[] = []
  const add = (field: string, old: unknown = null, value: unknown = null) => {
    if (!equal(old, value)) changes.push({ field, before: old, after: value })
  }
  for (const name of Object.keys(fields)) {
    add(name, before?.fields[name], after.fields[name])
  }
  add('items', before?.items ?? NO_ITEMS, after.items ?? NO_ITEMS)
  const custom = { ...before?.customFields, ...after.customFields }
  for (const key of Object.keys(custom)) {
    add(`customFields.${key}`, before?.customFields[key], after.customFields[key])
  }
  add('metadata', before?.metadata ?? NO_METADATA, after.metadata)
  return changes
}

const NO_ITEMS: readonly unknown[] = []
const NO_METADATA = {}
