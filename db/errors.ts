import { DrizzleQueryError } from 'drizzle-orm/errors'
import { AppError } from '../workflows/shared/errors.ts'

/** SQLSTATEs (PostgreSQL, Appendix A) that the data of the caller causes. */
const UNSTORABLE: Record<string, string> = {
  '22021': 'The text contains a character that cannot be stored (U+0000).',
  '22P05': 'The text contains a character that cannot be stored (U+0000).',
  '22001': 'A text is too long.',
  '22003': 'A number is out of range.',
  '54001': 'The data is nested too deeply.',
}

/** The SQLSTATE of a database's error, also from inside Drizzle's. */
export function sqlState(error: unknown): string | undefined {
  const inner = error instanceof DrizzleQueryError ? error.cause : error
  return inner instanceof Error && 'code' in inner && typeof inner.code === 'string'
    ? inner.code
    : undefined
}

/**
 * The error that leaves a transaction: the driver's own, because Drizzle's carries the parameters
 * in its message and so into logs; an AppError where the caller's data is at fault.
 */
export function databaseError(error: unknown): unknown {
  const inner = error instanceof DrizzleQueryError ? (error.cause ?? error) : error
  const rule = UNSTORABLE[sqlState(inner) ?? '']
  return rule === undefined ? inner : new AppError('invalid_input', rule, { cause: inner })
}
