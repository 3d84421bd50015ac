import { AppError, type ErrorCode } from '../../shared/errors.ts'
import type { Refusal, RefusalCode } from './batch.ts'

const ERRORS: Record<RefusalCode, ErrorCode> = {
  not_found: 'not_found',
  already_converted: 'conflict',
  exists: 'conflict',
  ambiguous: 'conflict',
  conflict: 'conflict',
  version: 'conflict',
  condition: 'invalid_input',
  mapping: 'invalid_input',
  invalid_target: 'invalid_input',
}

/** Why a conversion was refused, kept beside what the caller is told. */
class RefusedCause {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    this.refusal = refusal
  }
}

/** The refusal of one conversion as an error: 404, 409 or 400. */
export function refusalError(refusal: Refusal): AppError {
  const { code, error, fields } = refusal
  return new AppError(ERRORS[code], error, { fields, cause: new RefusedCause(refusal) })
}

/** The refusal that an error stands for; null for any other error. */
export function refusalOf(error: unknown): Refusal | null {
  const cause = error instanceof AppError ? error.cause : undefined
  return cause instanceof RefusedCause ? cause.refusal : null
}
