import { AppError } from '../../workflows/shared/errors.ts'
import { sqlState } from '../errors.ts'

const UNIQUE_VIOLATION = '23505'

/**
 * Runs a write whose unique keys people can collide on.
 * @param fields the field that each constraint speaks of
 * @throws AppError `conflict` naming the field
 */
export async function orConflict<T>(
  write: PromiseLike<T>,
  fields: Readonly<Record<string, string>>,
): Promise<T> {
  try {
    return await write
  } catch (error) {
    if (sqlState(error) !== UNIQUE_VIOLATION) throw error
    const text = String((error as Error).cause ?? error)
    const field = Object.entries(fields).find(([constraint]) => text.includes(constraint))?.[1]
    if (field === undefined) throw error
    throw new AppError('conflict', `The ${field} is taken`, {
      fields: [{ field, rule: 'is taken' }],
      cause: error,
    })
  }
}

/** @throws AppError `conflict` when no row had the version that the caller read */
export function current<T>(row: T | undefined, what: string): T {
  if (row !== undefined) return row
  throw new AppError('conflict', `The ${what} was changed meanwhile: read it again`, {
    fields: [{ field: 'version', rule: 'must be the present version' }],
  })
}
