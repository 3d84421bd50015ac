import { AppError, errorCode, type FieldError } from '../shared/errors.ts'

/** At most so many records in one chunk, which is one transaction. */
export const MAX_CHUNK = 100

/** What became of one row of a chunk. */
export interface RowReport {
  /** Its place in the chunk, from 0. */
  index: number
  status: 'created' | 'changed' | 'deleted' | 'failed'
  id?: string
  version?: number
  /** Why it failed. */
  errors?: readonly FieldError[]
}

/** Runs the rules of one row: what they refuse is the row's own failure, anything else the chunk's. */
export function attemptRow<T>(work: () => T): { value: T } | { errors: readonly FieldError[] } {
  try {
    return { value: work() }
  } catch (error) {
    if (!['invalid_input', 'conflict', 'not_found'].includes(errorCode(error))) throw error
    return { errors: rulesOf(error as AppError) }
  }
}

/** The broken rules, or else what the error says of the record as a whole. */
export function rulesOf({ fields, message }: AppError): readonly FieldError[] {
  return fields.length > 0 ? fields : [{ field: 'record', rule: message }]
}

/** @throws AppError `invalid_input` */
export function requireChunk(rows: readonly unknown[]): void {
  if (rows.length <= MAX_CHUNK) return
  const rule = `must have at most ${MAX_CHUNK} entries`
  throw new AppError('invalid_input', `A chunk ${rule}`, { fields: [{ field: '', rule }] })
}
