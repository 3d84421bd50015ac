import type { EntityRecord } from '../../workflows/registry/entity.ts'
import { AppError } from '../../workflows/shared/errors.ts'
import type { FieldCipher } from '../../workflows/shared/field-cipher.ts'
import type { TablePlan } from './plan-of.ts'
import { columnName, indexColumn } from './table-of.ts'

type Values = Record<string, unknown>

/** The values of a row by the names of its columns, with marked fields encrypted; empty ones are left out. */
export async function encodeFields(
  plan: TablePlan,
  values: Values,
  recordId: string,
  cipher: FieldCipher | undefined,
): Promise<Values> {
  const row: Values = {}
  for (const [field, column] of plan.places) {
    const value = values[field]
    if (value !== null && value !== undefined) row[column] = value
  }
  for (const field of plan.encrypted) {
    const value = values[field]
    if (typeof value !== 'string') continue
    const column = placeOf(plan, field)
    row[columnName(field)] = await need(cipher).encrypt(value, { column, recordId })
    if (plan.fields[field]?.encrypted === 'searchable') {
      row[columnName(indexColumn(field))] = await need(cipher).blindIndex(value, column)
    }
  }
  return row
}

/** Turns rows of the drivers into values of records, in place. */
export async function decodeRows(
  plan: TablePlan,
  rows: readonly Values[],
  cipher: FieldCipher | undefined,
): Promise<EntityRecord[]> {
  for (const row of rows) {
    for (const [field, decode] of plan.decode) {
      const value = row[field]
      if (value !== null) row[field] = decode(value)
    }
    for (const field of plan.encrypted) {
      const value = row[field]
      if (typeof value !== 'string') continue
      const place = { column: placeOf(plan, field), recordId: String(row['id']) }
      row[field] = await need(cipher).decrypt(value, place)
    }
  }
  return rows as EntityRecord[]
}

/** `employees.iban`: what a ciphertext and a blind index are bound to. */
export const placeOf = (plan: TablePlan, field: string): string =>
  `${plan.name}.${columnName(field)}`

export function need(cipher: FieldCipher | undefined): FieldCipher {
  if (cipher) return cipher
  throw new AppError('not_configured', 'Encrypted fields need a master key, and none is configured')
}
