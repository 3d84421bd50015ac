import { AppError } from '../workflows/shared/errors.ts'

const ESCAPES = /\\(?:\\|u0000|ud[89a-f][0-9a-f]{2})/g

/**
 * The value as JSON text that PostgreSQL's jsonb accepts: U+0000 and lone surrogates, which it
 * refuses, become U+FFFD.
 * @throws AppError `invalid_input` when the value is nested too deeply to be written
 */
export function encodeJson(value: unknown): string {
  let text: string
  try {
    text = JSON.stringify(value) ?? 'null'
  } catch (cause) {
    if (cause instanceof RangeError) {
      throw new AppError('invalid_input', 'The data is nested too deeply.', { cause })
    }
    throw cause
  }
  if (!text.includes('\\u')) return text
  return text.replace(ESCAPES, (escape) => (escape === '\\\\' ? escape : '\\ufffd'))
}

/** The drivers leave JSON as text for Drizzle. */
export function decodeJson(text: string): unknown {
  return JSON.parse(text)
}
