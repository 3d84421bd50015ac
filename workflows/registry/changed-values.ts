import { AppError, type FieldError } from '../shared/errors.ts'
import { changeSchemaOf } from './change-schema-of.ts'
import { valuesOf } from './differences.ts'
import type { AnyEntity, EntityRecord } from './entity.ts'
import { invalidRecord } from './errors.ts'
import { itemsOf, type WriteSurroundings } from './new-values.ts'
import { parseCustomFields } from './parse-custom-fields.ts'
import { parseInput } from './parse-input.ts'
import type { RecordValues } from './ports.ts'
import { settle } from './settle.ts'
import { withoutComputed } from './without-computed.ts'

/** A checked change: which version it was made for, and some values. */
export interface ParsedChange {
  version: number
  given: Record<string, unknown>
}

/** @throws AppError `invalid_input` */
export function parseChange(
  entity: AnyEntity,
  input: unknown,
  around: WriteSurroundings,
): ParsedChange {
  const wanted = around.internal ? input : withoutComputed(entity, input)
  const { version, ...given } = parseInput(entity, changeSchemaOf(entity, around), wanted)
  return { version: version as number, given }
}

/**
 * The complete values of a record after a change.
 * @throws AppError `invalid_input`, `conflict` when the version is another or the status may not move so
 */
export function changedValues(
  entity: AnyEntity,
  before: EntityRecord,
  { version, given }: ParsedChange,
  around: WriteSurroundings,
): RecordValues {
  requireVersion(entity, before, version)
  const old = valuesOf(entity, before)
  const { customFields, metadata, items, ...fields } = given
  const foreign = foreignItems(before, items)
  if (foreign.length > 0) throw invalidRecord(entity.name, foreign)
  const custom = parseCustomFields(
    around.customFields,
    (customFields ?? {}) as Record<string, unknown>,
    before.customFields,
  )
  if (custom.errors.length > 0) throw invalidRecord(entity.name, custom.errors)
  const values: RecordValues = {
    fields: { ...old.fields, ...withCurrency(entity, fields, around.currency) },
    ...(items === undefined ? old.items && { items: old.items } : itemsOf(entity, items, around)),
    customFields: custom.values,
    metadata: (metadata ?? before.metadata) as Record<string, unknown>,
  }
  requireMove(entity, before, values, around)
  return settle(entity, values, { before, now: around.now })
}

/** @throws AppError `conflict` */
export function requireVersion(
  { name }: Pick<AnyEntity, 'name'>,
  before: EntityRecord,
  version: number | undefined,
): void {
  if (version === undefined || version === before.version) return
  const what = name.replaceAll('_', ' ')
  const rule = `is ${before.version} now, not ${version}`
  throw new AppError(
    'conflict',
    `The ${what} has changed since: its version ${rule}. Read it again`,
    { fields: [{ field: 'version', rule }] },
  )
}

/** Rows of other records are no more there than ones that never were. */
function foreignItems(before: EntityRecord, items: unknown): FieldError[] {
  if (!Array.isArray(items)) return []
  const own = new Set((before['items'] as { id: string }[]).map(({ id }) => id))
  const errors: FieldError[] = []
  items.forEach(({ id }: { id?: string }, index) => {
    // Deleting is what makes a second use of the same id wrong.
    if (id === undefined || own.delete(id.toLowerCase())) return
    errors.push({ field: `items[${index}].id`, rule: 'must be the id of an item of this record' })
  })
  return errors
}

function withCurrency(
  entity: AnyEntity,
  fields: Record<string, unknown>,
  currency: string,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      value === null && entity.fields[name]?.kind === 'currency' ? currency : value,
    ]),
  )
}

function requireMove(
  { status, name }: AnyEntity,
  before: EntityRecord,
  values: RecordValues,
  { internal }: WriteSurroundings,
): void {
  if (!status) return
  const from = String(before[status.field])
  const to = String(values.fields[status.field])
  if (from === to) return
  const allowed = [
    ...(status.moves[from] ?? []),
    ...(internal ? (status.internalMoves?.[from] ?? []) : []),
  ]
  if (allowed.includes(to)) return
  const isByHand = internal || Object.keys(status.moves).length > 0
  const why = isByHand ? `${from} is its end` : 'it follows from what is done with the record'
  const rule =
    allowed.length > 0
      ? `cannot go from ${from} to ${to}, only to ${allowed.join(', ')}`
      : `cannot go from ${from} to ${to}: ${why}`
  throw new AppError(
    'conflict',
    `The ${status.field} of the ${name.replaceAll('_', ' ')} ${rule}`,
    {
      fields: [{ field: status.field, rule }],
    },
  )
}
