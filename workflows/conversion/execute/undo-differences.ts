import type { EntityRecord } from '../../registry/entity.ts'
import { equal } from '../../registry/equal.ts'
import type { FieldError } from '../../shared/errors.ts'
import type { ConversionTarget, ValueChange } from '../ports.ts'
import { secretsOf } from './mask-secrets.ts'

const LONGEST = 100
const CUSTOM = 'customFields.'
/** What a record has beside its fields. */
const LIFE: ReadonlySet<string> = new Set([
  'id',
  'version',
  'createdAt',
  'createdBy',
  'updatedAt',
  'updatedBy',
  'deletedAt',
  'deletedBy',
  'metadata',
])

/** The value of a field, or of a custom one, as changes name it. */
function valueAt(record: EntityRecord, field: string): unknown {
  const value = field.startsWith(CUSTOM)
    ? record.customFields[field.slice(CUSTOM.length)]
    : record[field]
  return value ?? null
}

/** What is another on a target than the conversion left; empty when nobody has touched it. */
export function targetDifferences(
  { key, entity, version, action, changes }: ConversionTarget,
  record: EntityRecord | undefined,
): FieldError[] {
  if (record === undefined) return [{ field: key, rule: 'was deleted after the conversion' }]
  if (record.version === version) return []
  // Of a new record the changes are all that it had: what they do not name was empty.
  const left = action === 'created' ? [...changes, ...emptyFields(record, changes)] : changes
  const found = differences(key, entity, left, record)
  if (found.length > 0) return found
  const rule = `was ${version} after the conversion and is ${record.version} now`
  return [{ field: `${key}.version`, rule }]
}

/** Which of the changed fields are others now. */
export function differences(
  key: string,
  entity: string,
  changes: readonly ValueChange[],
  record: EntityRecord,
): FieldError[] {
  const secrets = secretsOf(entity)
  return changes.flatMap(({ field, after }) => {
    const now = valueAt(record, field)
    if (equal(after ?? null, now)) return []
    const rule = secrets.has(field)
      ? 'is another than after the conversion'
      : `was ${shown(after)} after the conversion and is ${shown(now)} now`
    return [{ field: `${key}.${field}`, rule }]
  })
}

function emptyFields(record: EntityRecord, changes: readonly ValueChange[]): ValueChange[] {
  const named = new Set(changes.map(({ field }) => field))
  const own = Object.keys(record).filter((name) => !LIFE.has(name) && name !== 'customFields')
  const custom = Object.keys(record.customFields).map((name) => `${CUSTOM}${name}`)
  return [...own, ...custom]
    .filter((field) => !named.has(field))
    .map((field) => ({ field, before: null, after: field === 'items' ? [] : null }))
}

function shown(value: unknown): string {
  const text = JSON.stringify(value ?? null)
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}
