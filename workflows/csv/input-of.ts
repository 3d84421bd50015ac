import type { FieldError } from '../shared/errors.ts'
import { readCell } from './cell.ts'
import type { CsvColumn } from './columns-of.ts'

/** What a row of cells stands for, as input of a new record; or what is wrong with its cells. */
export function inputOf(
  columns: readonly CsvColumn[],
  cells: readonly string[],
): { input: Record<string, unknown> } | { errors: FieldError[] } {
  if (cells.length !== columns.length) {
    const rule = `must have ${columns.length} cells, as the header row has, not ${cells.length}`
    return { errors: [{ field: 'row', rule }] }
  }
  const input: Record<string, unknown> = {}
  const customFields: Record<string, unknown> = {}
  const errors: FieldError[] = []
  for (const [index, { name, custom, field, readOnly, read: own }] of columns.entries()) {
    if (readOnly) continue
    const cell = cells[index] ?? ''
    const read = own ? own(cell) : readCell(field, cell)
    if ('rule' in read) errors.push({ field: name, rule: read.rule })
    else if (read.value === null) continue
    else if (custom === undefined) input[name] = read.value
    else customFields[custom] = read.value
  }
  return errors.length > 0 ? { errors } : { input: { ...input, customFields } }
}
