import { AppError } from '../../workflows/shared/errors.ts'
import { z } from 'zod'

export interface Position {
  /** The value of the last record in the field of the sort. */
  value: unknown
  id: string
}

interface Sort {
  field: string
  descending: boolean
}

const shape = z.tuple([z.string(), z.boolean(), z.unknown(), z.uuid()])

/** Where a page ended, as opaque text. */
export function encodeCursor({ field, descending }: Sort, { value, id }: Position): string {
  return Buffer.from(JSON.stringify([field, descending, value, id])).toString('base64url')
}

/** @throws AppError `invalid_input` on `cursor` for what is none, or of a list in another order */
export function decodeCursor(cursor: string, sort: Sort, value: z.ZodType): Position {
  const parsed = shape.safeParse(parse(cursor))
  if (!parsed.success) throw invalid('must be the nextCursor of a page')
  const [field, descending, last, id] = parsed.data
  if (field !== sort.field || descending !== sort.descending) {
    throw invalid('belongs to a list in another order')
  }
  if (last !== null && !value.safeParse(last).success) {
    throw invalid('must be the nextCursor of a page')
  }
  return { value: last, id }
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    return null
  }
}

function invalid(rule: string): AppError {
  return new AppError('invalid_input', `cursor ${rule}`, { fields: [{ field: 'cursor', rule }] })
}
