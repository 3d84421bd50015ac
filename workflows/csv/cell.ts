import type { Field, FieldKind } from '../registry/field.ts'
import { defuse, restore } from './formula.ts'

/** How a kind of field stands in a cell. Kinds without one stand as their text. */
const FORMS: Partial<Record<FieldKind, Form>> = {
  integer: numeric(),
  money: numeric(),
  quantity: numeric(),
  percent: numeric(),
  boolean: {
    read: (cell) => {
      const value = BOOLEANS.get(cell.trim().toLowerCase())
      if (value === undefined) throw new BadCell('must be true or false')
      return value
    },
    write: String,
  },
  tags: {
    read: (cell) =>
      cell.trimStart().startsWith('[') ? fromJson(cell) : cell.split(',').map((tag) => tag.trim()),
    write: (value) => {
      const list = value as string[]
      const plain = list.length > 0 && list.every((tag) => /^[^,[\s]([^,]*[^,\s])?$/u.test(tag))
      return defuse(plain ? list.join(', ') : JSON.stringify(list))
    },
  },
  json: { read: fromJson, write: (value) => defuse(JSON.stringify(value)) },
}

interface Form {
  read(cell: string): unknown
  write(value: unknown): string
}

const TEXT: Form = { read: (cell) => cell, write: (value) => defuse(String(value)) }

const BOOLEANS = new Map([
  ['true', true],
  ['false', false],
  ['да', true],
  ['нет', false],
  ['истина', true],
  ['ложь', false],
])

/**
 * The value of a cell; null for an empty one. Only its form is checked: its schema has the last word.
 * @returns `rule` when the cell has not the form of its field
 */
export function readCell(
  { kind }: Pick<Field, 'kind'>,
  cell: string,
): { value: unknown } | { rule: string } {
  if (cell.trim() === '') return { value: null }
  try {
    return { value: (FORMS[kind] ?? TEXT).read(restore(cell)) }
  } catch (error) {
    if (error instanceof BadCell) return { rule: error.message }
    throw error
  }
}

/** The cell of a value: `readCell` gives the value back. */
export function writeCell({ kind }: Pick<Field, 'kind'>, value: unknown): string {
  return value === null || value === undefined ? '' : (FORMS[kind] ?? TEXT).write(value)
}

class BadCell extends Error {}

/** A point, no thousands: `1,5` and `1 500` could mean two things. */
function numeric(): Form {
  return {
    read: (cell) => {
      const text = cell.trim()
      if (/^-?\d{1,20}(\.\d{1,20})?(e[+-]?\d{1,3})?$/.test(text)) return Number(text)
      throw new BadCell(
        text.includes(',') ? 'must have a point, not a comma: 12.5' : 'must be a number',
      )
    },
    write: String,
  }
}

function fromJson(cell: string): unknown {
  try {
    return JSON.parse(cell)
  } catch {
    throw new BadCell('must be JSON')
  }
}
