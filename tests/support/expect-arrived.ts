import { expect } from 'vitest'
import type { Conversion } from '../../workflows/conversion/ports.ts'
import type { ConversionRule } from '../../workflows/conversion/rules/rule.ts'
import { valuesOf } from '../../workflows/registry/differences.ts'
import type { AnyEntity, EntityRecord } from '../../workflows/registry/entity.ts'

type Mapping = ConversionRule['targets'][number]['mappings'][number]
type Records = ReadonlyMap<string, { entity: AnyEntity; record: EntityRecord }>

/** Each value of a conversion is where its rule says, and nothing else moved: by a second reading of the rule. */
export function expectArrived(
  rule: ConversionRule,
  source: EntityRecord | null,
  conversion: Conversion,
  before: Records,
  after: Records,
): void {
  const ids: Record<string, string> = { source: source?.id ?? '' }
  for (const made of conversion.targets) {
    const target = rule.targets.find(({ key }) => key === made.key)
    const old = before.get(made.recordId)?.record
    const now = after.get(made.recordId)
    if (!target || !now) throw new Error(`There is no ${made.key}`)
    ids[made.key] = made.recordId
    if (made.action === 'linked') {
      expect(now.record).toEqual(old)
      continue
    }
    const { action, overwrite } = target.existing
    for (const mapping of target.mappings) {
      if (mapping.to === 'items') continue
      const wanted = valueOf(mapping, source, ids)
      const was = old && read(old, mapping.to)
      const replaces =
        !old || isEmpty(was) || (action === 'overwrite' && overwrite.includes(mapping.to))
      const value = read(now.record, mapping.to)
      const at = `${made.key}.${mapping.to}`
      if (replaces && wanted !== undefined) expect({ [at]: value }).toEqual({ [at]: wanted })
      if (!replaces) expect({ [at]: value }).toEqual({ [at]: was })
    }
    if (old) expectOthersStayed(now.entity, old, now.record, target.mappings)
  }
}

function expectOthersStayed(
  entity: AnyEntity,
  old: EntityRecord,
  now: EntityRecord,
  mappings: readonly Mapping[],
): void {
  const mapped = new Set(mappings.map(({ to }) => to))
  const left = ([name]: [string, unknown]) => !mapped.has(name) && !entity.fields[name]?.readOnly
  const rest = (record: EntityRecord) =>
    Object.fromEntries(Object.entries(valuesOf(entity, record).fields).filter(left))
  expect(rest(now)).toEqual(rest(old))
}

/** Undefined where the rule gives nothing. */
function valueOf(
  mapping: Mapping,
  source: EntityRecord | null,
  ids: Record<string, string>,
): unknown {
  const { field, value, expression, record, transforms = [] } = mapping
  let current: unknown = value
  if (record !== undefined) current = ids[record]
  if (field !== undefined) current = source && read(source, field)
  if (expression !== undefined) {
    const [, path = ''] = /^source\.(\S+) /.exec(expression) ?? []
    current = (source && read(source, path)) ?? 'none'
  }
  for (const transform of transforms) {
    if (isEmpty(current)) break
    if (transform.type === 'trim') current = String(current).trim().replaceAll(/\s+/gu, ' ')
    if (transform.type === 'template') current = `it is ${String(current)}`
    if (transform.type === 'lookup') current = transform.values[String(current)]
    // Cut text ends where a character does, which the conversion itself is asked to keep.
    if (transform.type === 'truncate' && String(current).length > transform.length) return undefined
  }
  return isEmpty(current) ? (mapping.default ?? undefined) : current
}

function read(record: EntityRecord, path: string): unknown {
  const [, key] = /^customFields\.(.+)$/.exec(path) ?? []
  return key === undefined ? record[path] : record.customFields[key]
}

const isEmpty = (value: unknown) =>
  value === null ||
  value === undefined ||
  value === '' ||
  (Array.isArray(value) && value.length === 0)
