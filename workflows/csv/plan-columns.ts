import type { PairFeedback } from '../schema/ports.ts'
import type { CustomField } from '../registry/custom-fields-of.ts'
import { type CustomFieldType, customFieldSchema } from '../registry/custom-field-schema.ts'
import type { AnyEntity } from '../registry/entity.ts'
import { normalizeValue } from '../registry/normalize.ts'
import type { FieldError } from '../shared/errors.ts'
import { assignPairs } from '../suggest/assign-pairs.ts'
import { dateFormatOf } from '../suggest/date-format-of.ts'
import type { SuggestField } from '../suggest/field.ts'
import { rankPairs } from '../suggest/rank-pairs.ts'
import { SURE } from '../suggest/weights.ts'
import { type CsvColumn, csvColumnsOf } from './columns-of.ts'
import { guessType } from './guess-type.ts'
import { keyOfHeader } from './key-of-header.ts'
import { type LocalForms, type LocalReading, readLocalCell } from './local-cell.ts'
import { columnNamed, headerRefusal, MAX_COLUMNS, missingColumns } from './match-header.ts'

/** What became of a column of a file. */
export interface PlannedColumn {
  header: string
  /** `phone`, `customFields.city`; null for an empty column, which is left out. */
  field: string | null
  /** It has the field's name or label, is surely meant, or became a field of its own. */
  how: 'named' | 'suggested' | 'new' | 'empty'
  /** Of a new field. */
  type: CustomFieldType | null
  /** From 0 to 1, of a suggestion. */
  score: number | null
}

/** A custom field that is to be made. */
export interface NewField {
  entity: string
  key: string
  label: string
  type: CustomFieldType
  options?: readonly string[]
}

export interface ColumnPlan {
  columns: CsvColumn[]
  told: PlannedColumn[]
  newFields: NewField[]
}

export interface PlanRequest {
  entity: AnyEntity
  customFields: readonly CustomField[]
  header: readonly string[]
  /** The first rows. */
  rows: readonly (readonly string[])[]
  /** Are they all? */
  whole: boolean
  forms: LocalForms
  feedback: readonly PairFeedback[]
}

/** Cells of a suggested column that must fit its field, among the first rows. */
const ENOUGH = 0.9
const SAMPLES = 50
/** Characters of a header or cell that are compared: the time that takes grows faster than they do. */
const LONGEST = 200
const MAX_FIELDS = 200

/**
 * Where each column of a file goes: to the field that it names, to one that is surely meant and takes its
 * values, or to a new custom field of a type that takes all of its first rows.
 * @throws AppError `invalid_input` naming columns that come twice or are missing
 */
export function planColumns(request: PlanRequest): ColumnPlan {
  const { entity, customFields, header, rows, whole, forms } = request
  if (header.length > MAX_COLUMNS) {
    throw headerRefusal([{ field: 'file', rule: `must have at most ${MAX_COLUMNS} columns` }])
  }
  const known = csvColumnsOf(entity, customFields)
  const cellsOf = header.map((_, at) => rows.map((row) => row[at] ?? ''))
  const named = header.map((cell) => columnNamed(cell, known))
  const errors: FieldError[] = header.flatMap((cell, at) =>
    named[at] && named.indexOf(named[at]) < at
      ? [{ field: cell.trim().slice(0, 100), rule: 'must not be there twice' }]
      : [],
  )
  const suggested = suggest(request, known, named, cellsOf)
  const taken = new Set(customFields.map(({ key }) => key))
  const plan: ColumnPlan = { columns: [], told: [], newFields: [] }
  const found = new Set<CsvColumn>()

  for (const [at, cell] of header.entries()) {
    const text = cell.trim()
    const cells = cellsOf[at] ?? []
    const told = { header: text, type: null, score: null }
    const own = named[at] ?? suggested.get(at)?.column
    if (own) {
      found.add(own)
      const score = named[at] ? null : (suggested.get(at)?.score ?? null)
      plan.columns.push(readable(own, cells, forms, score !== null))
      plan.told.push({
        ...told,
        field: own.name,
        how: score === null ? 'named' : 'suggested',
        score,
      })
    } else if (text === '' && cells.every((value) => value.trim() === '')) {
      plan.columns.push({ ...EMPTY, name: `column ${at + 1}` })
      plan.told.push({ ...told, field: null, how: 'empty' })
    } else {
      const clean = text
        .replaceAll(/[\p{Cc}\s]+/gu, ' ')
        .slice(0, 200)
        .trim()
      const label = clean || `Column ${at + 1}`
      const key = keyOfHeader(label, taken)
      taken.add(key)
      const { type, options, dateFormat } = guessType(cells, forms, { whole })
      const field = customFieldSchema(type, options)
      const reading = { dateFormat, mainUnits: false }
      plan.columns.push({
        name: `customFields.${key}`,
        custom: key,
        label,
        field,
        readOnly: false,
        read: (value) => readLocalCell(field, value, forms, reading),
      })
      plan.told.push({ ...told, field: `customFields.${key}`, how: 'new', type })
      plan.newFields.push({
        entity: entity.name,
        key,
        label,
        type,
        ...(options ? { options } : {}),
      })
    }
  }
  errors.push(...missingColumns(found, known))
  if (taken.size > MAX_FIELDS) {
    errors.push({ field: 'file', rule: `must not need more than ${MAX_FIELDS} custom fields` })
  }
  if (errors.length > 0) throw headerRefusal(errors)
  return plan
}

const EMPTY: Omit<CsvColumn, 'name'> = { field: customFieldSchema('text', null), readOnly: true }

/** Columns that are surely meant, by their place: one per field, and only where the field takes the values. */
function suggest(
  { entity, header, forms, feedback }: PlanRequest,
  known: readonly CsvColumn[],
  named: readonly (CsvColumn | undefined)[],
  cellsOf: readonly (readonly string[])[],
): Map<number, { column: CsvColumn; score: number }> {
  const free = known.filter(
    (column) => !column.readOnly && column.name !== 'metadata' && !named.includes(column),
  )
  const sources = header.flatMap((name, at) =>
    named[at] || name.trim() === ''
      ? []
      : [{ at, field: { name: short(name.trim()), samples: samplesOf(cellsOf[at]) } }],
  )
  const placeOf = new Map<SuggestField, number>(sources.map(({ at, field }) => [field, at]))
  const targets = free.map(({ name, label, field }) => ({
    name,
    label,
    kind: field.kind,
    references: field.references,
    options: field.options,
  }))
  const from = sources.map(({ field }) => field)
  const pairs = rankPairs(from, targets, { feedback, targetEntity: entity.name })
  const fitting = pairs.filter(({ source, target, score }) => {
    const column = free.find(({ name }) => name === target.name)
    const at = placeOf.get(source)
    if (score < SURE || column === undefined || at === undefined) return false
    return takes(column, cellsOf[at], forms)
  })
  return new Map(
    assignPairs(fitting, SURE).flatMap(({ source, target, score }) => {
      const column = free.find(({ name }) => name === target.name)
      const at = placeOf.get(source)
      return column && at !== undefined ? [[at, { column, score }] as const] : []
    }),
  )
}

const short = (text: string): string => text.slice(0, LONGEST).toWellFormed()
const samplesOf = (cells: readonly string[] = []): string[] => cells.slice(0, SAMPLES).map(short)

function takes(column: CsvColumn, cells: readonly string[] = [], forms: LocalForms): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '')
  const { read } = readable(column, filled, forms, true)
  const good = filled.filter((cell) => {
    const found = read?.(cell)
    if (!found || !('value' in found)) return false
    return column.field.schema.safeParse(normalizeValue(column.field, found.value)).success
  })
  return good.length >= filled.length * ENOUGH
}

/** A column whose cells are read as people write them. Amounts that it names itself are as exports write them. */
function readable(
  column: CsvColumn,
  cells: readonly string[],
  forms: LocalForms,
  mainUnits: boolean,
): CsvColumn {
  const dateFormat = dateFormatOf(cells.filter((cell) => cell.trim() !== ''))
  const reading: LocalReading = { dateFormat, mainUnits }
  return { ...column, read: (cell) => readLocalCell(column.field, cell, forms, reading) }
}
