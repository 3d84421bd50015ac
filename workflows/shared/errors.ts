/** Every way in which Potok itself can say no. Two exhaustive maps read it: HTTP status, retry or not. */
export type ErrorCode =
  | 'invalid_input'
  | 'payload_too_large'
  | 'unsupported_media_type'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'method_not_allowed'
  | 'conflict'
  | 'idempotency_mismatch'
  | 'rate_limited'
  | 'not_configured'
  | 'provider_unavailable'
  | 'provider_limit'
  | 'provider_rejected'
  | 'provider_answer_invalid'
  | 'internal'

/** A rule that a named field of the input broke. `field` is a JSON path such as `slides[0].title`. */
export interface FieldError {
  field: string
  rule: string
}

export interface AppErrorOptions {
  /** Field errors of an `invalid_input`. */
  fields?: readonly FieldError[]
  /** Seconds to wait before another try makes sense. */
  retryAfter?: number
  cause?: unknown
}

const RETRYABLE: Record<ErrorCode, boolean> = {
  invalid_input: false,
  payload_too_large: false,
  unsupported_media_type: false,
  unauthenticated: false,
  forbidden: false,
  not_found: false,
  method_not_allowed: false,
  conflict: false,
  idempotency_mismatch: false,
  rate_limited: true,
  not_configured: false,
  provider_unavailable: true,
  provider_limit: false,
  provider_rejected: false,
  provider_answer_invalid: true,
  internal: true,
}

/** The one error of Potok. Its message may be shown to the caller; its cause may not. */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: ErrorCode
  readonly fields: readonly FieldError[]
  readonly retryAfter: number | undefined

  constructor(code: ErrorCode, message: string, options: AppErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.code = code
    this.fields = options.fields ?? []
    this.retryAfter = options.retryAfter
  }

  get retryable(): boolean {
    return RETRYABLE[this.code]
  }
}

/**
 * The code of any thrown value; `internal` for what is not an AppError. Compares by shape, because
 * an error that crossed a step or a bundle is no longer an instance of this class.
 */
export function errorCode(error: unknown): ErrorCode {
  const code =
    typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  return typeof code === 'string' && code in RETRYABLE ? (code as ErrorCode) : 'internal'
}
