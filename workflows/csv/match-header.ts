import type { FieldError } from '../shared/errors.ts'
import { AppError } from '../shared/errors.ts'
import type { CsvColumn } from './columns-of.ts'

export const MAX_COLUMNS = 200

/**
 * The columns that a header row names, in its order. Case, spaces, `_` and `-` do not matter, and a
 * custom field may be named by its label.
 * @throws AppError `invalid_input` naming each column that is unknown, named twice or missing
 */
export function matchHeader(header: readonly string[], columns: readonly CsvColumn[]): CsvColumn[] {
  if (header.length > MAX_COLUMNS) {
    throw headerRefusal([{ field: 'file', rule: `must have at most ${MAX_COLUMNS} columns` }])
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
  errors.push(...missingColumns(found, columns))
  if (errors.length > 0) throw headerRefusal(errors)
  return [...found]
}

/** Columns without which no record can be made. */
export function missingColumns(
  found: ReadonlySet<CsvColumn>,
  columns: readonly CsvColumn[],
): FieldError[] {
  return columns.flatMap((column) => {
    const { name, field, readOnly } = column
    const needed = field.required && field.initial === undefined && field.kind !== 'currency'
    return needed && !readOnly && !found.has(column) ? [{ field: name, rule: 'is required' }] : []
  })
}

/** The column that a cell of the header names. */
export function columnNamed(cell: string, columns: readonly CsvColumn[]): CsvColumn | undefined {
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

export function headerRefusal(fields: readonly FieldError[]): AppError {
  const told = fields.slice(0, 3).map(({ field, rule }) => `${field} ${rule}`)
  return new AppError('invalid_input', `The header row is not valid: ${told.join('; ')}`, {
    fields,
  })
}
