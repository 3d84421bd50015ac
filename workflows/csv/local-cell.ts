import type { Formats } from '../conversion/ports.ts'
import type { Field } from '../registry/field.ts'
import { dateFormatOf } from '../suggest/date-format-of.ts'
import { lookupOf } from '../suggest/lookup-of.ts'
import { readCell } from './cell.ts'
import { restore } from './formula.ts'
import { localNumber } from './local-number.ts'

/** Where the people live who wrote a file. */
export interface LocalForms {
  formats: Pick<Formats, 'phone' | 'date'>
  /** ISO 3166-1 alpha-2; null where the workspace's zone has none. */
  country: string | null
  /** IANA. */
  timeZone: string
}

export interface LocalReading {
  /** Of the dates in the column, when they are not ISO 8601. */
  dateFormat: string | null
  /** Amounts are in the main unit of the currency, such as tenge. */
  mainUnits: boolean
}

type Read = { value: unknown } | { rule: string }

/** The value of a cell as people write it: local phones and dates, `1 234,50`, names of options. */
export function readLocalCell(
  field: Pick<Field, 'kind' | 'options'>,
  cell: string,
  { formats, country, timeZone }: LocalForms,
  { dateFormat, mainUnits }: LocalReading,
): Read {
  const text = restore(cell).trim()
  if (text === '') return { value: null }
  switch (field.kind) {
    case 'phone':
      return { value: formats.phone(text, country ?? 'KZ') ?? text }
    case 'date':
    case 'instant': {
      const format = dateFormat ?? dateFormatOf([text])
      const found = format === null ? null : formats.date(text, format, timeZone)
      if (found === null) return { value: text }
      return { value: field.kind === 'date' ? found.day : new Date(found.time).toISOString() }
    }
    case 'money': {
      const amount = localNumber(text)
      if (amount === null) return { rule: 'must be an amount such as 1 500,50' }
      return { value: mainUnits ? Math.round(amount * 100) : amount }
    }
    case 'integer':
    case 'quantity':
    case 'percent': {
      const value = localNumber(text)
      return value === null ? { rule: 'must be a number' } : { value }
    }
    case 'choice': {
      const options = field.options ?? []
      if (options.includes(text)) return { value: text }
      const { values, otherwise } = lookupOf([text], options)
      return { value: values[text] ?? otherwise ?? text }
    }
    case 'email':
    case 'url':
    case 'text':
      return { value: text }
    default:
      return readCell(field, cell)
  }
}
