import { type CustomFieldType, customFieldSchema } from '../registry/custom-field-schema.ts'
import { normalizeValue } from '../registry/normalize.ts'
import { dateFormatOf } from '../suggest/date-format-of.ts'
import { type LocalForms, readLocalCell } from './local-cell.ts'

export interface GuessedType {
  type: CustomFieldType
  /** Of a choice. */
  options: readonly string[] | null
  dateFormat: string | null
}

const BOOLEAN = /^(?:true|false|да|нет|истина|ложь)$/i
/** Written so, it is a code and no number: with zeros before it, or as long as a BIN. */
const CODE = /^0\d|^\+|^\d{10,}$/
const FEW = { values: 10, rows: 20, times: 4 }

/**
 * The type of a column by its cells: one that refuses none of them, text when there is no other. A choice
 * only when the `whole` file was seen, and few values come again and again.
 */
export function guessType(
  cells: readonly string[],
  forms: LocalForms,
  { whole }: { whole: boolean },
): GuessedType {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  const dateFormat = dateFormatOf(filled)
  const guess = (type: CustomFieldType, options: readonly string[] | null = null) => ({
    type,
    options,
    dateFormat,
  })
  if (filled.length === 0) return guess('text')
  const fits = (type: CustomFieldType) => {
    const field = customFieldSchema(type, null)
    return filled.every((cell) => {
      const read = readLocalCell(field, cell, forms, { dateFormat, mainUnits: false })
      return 'value' in read && field.schema.safeParse(normalizeValue(field, read.value)).success
    })
  }
  if (filled.every((cell) => BOOLEAN.test(cell))) return guess('boolean')
  if (fits('email')) return guess('email')
  if (fits('url')) return guess('url')
  if (!filled.some((cell) => CODE.test(cell)) && fits('number')) return guess('number')
  if (filled.some((cell) => /[+()\s-]|^[78]\d{10}$/.test(cell)) && fits('phone'))
    return guess('phone')
  if (fits('date')) return guess('date')
  const options = [...new Set(filled)]
  const again = filled.length >= Math.max(FEW.rows, options.length * FEW.times)
  if (whole && again && options.length <= FEW.values && options.every((value) => isOption(value))) {
    return guess('choice', options.toSorted())
  }
  return guess('text')
}

const isOption = (value: string): boolean => value.length <= 200 && !/[\r\n]/.test(value)
