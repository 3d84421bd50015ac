import type { FieldError } from '../shared/errors.ts'
import { AppError } from '../shared/errors.ts'
import type { CsvColumn } from './columns-of.ts'

const MAX_COLUMNS = 200

/**
 * The columns that a header row names, in its order. Case, spaces, `_` and `-` do not matter, and a
 * custom field may be named by its label.
 * @throws AppError `invalid_input` naming each column that is unknown, named twice or missing
 */
export function matchHeader(header: readonly string[], columns: readonly CsvColumn[]): CsvColumn[] {
  if (header.length > MAX_COLUMNS) {
    throw refusal([{ field: 'file', rule: `must have at most ${MAX_COLUMNS} columns` }])
  }
  const errors: FieldError[] = []
  const found = new Set<CsvColumn>()
  for (const [index, cell] of header.entries()) {
    const field = cell.trim().slice(0, 100) || `column ${index + 1}`
    const column = columnNamed(cell, columns)
    if (!column) errors.push({ field, rule: 'is not a column of these records' })
    else if (found.has(column)) errors.push({ field, rule: 'must not be there twice' })
    else found.add(column)
  }
  for (const column of columns) {
    const { name, field, readOnly } = column
    const needed = field.required && field.initial === undefined && field.kind !== 'currency'
    if (needed && !readOnly && !found.has(column)) errors.push({ field: name, rule: 'is required' })
  }
  if (errors.length > 0) throw refusal(errors)
  return [...found]
}

function columnNamed(cell: string, columns: readonly CsvColumn[]): CsvColumn | undefined {
  const wanted = plain(cell)
  if (wanted === '') return undefined
  const labelled = columns.filter(({ label }) => label !== undefined && plain(label) === wanted)
  return (
    columns.find(({ name }) => name === cell.trim()) ??
    columns.find(({ name }) => plain(name) === wanted) ??
    (labelled.length === 1 ? labelled[0] : undefined)
  )
}

const plain = (name: string): string => name.toLowerCase().replaceAll(/[\s_-]/g, '')

function refusal(fields: readonly FieldError[]): AppError {
  const told = fields.slice(0, 3).map(({ field, rule }) => `${field} ${rule}`)
  return new AppError('invalid_input', `The header row is not valid: ${told.join('; ')}`, {
    fields,
  })
}
