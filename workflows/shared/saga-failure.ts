import { codeOfFailure } from './durable.ts'
import type { ErrorCode } from './errors.ts'

const UNEXPECTED = 'Something unexpected failed; the log says what'

/** Why a step failed, in words that may be shown: those of an AppError, nothing of any other. */
export function reasonOf(error: unknown): string {
  return failureOf(error).reason
}

export function failureOf(error: unknown): { code: ErrorCode; reason: string } {
  const code = codeOfFailure(error)
  const message = error instanceof Error ? error.message : ''
  const text = message.startsWith(`${code}: `) ? message.slice(code.length + 2) : message
  return { code, reason: code === 'internal' || text === '' ? UNEXPECTED : text.slice(0, 1000) }
}
