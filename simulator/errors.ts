/** A refusal of the Bot API; the client reads `{"ok":false,"error_code","description","parameters"}`. */
export class ApiError extends Error {
  readonly status: number
  readonly parameters: { retry_after: number } | undefined

  constructor(status: number, description: string, parameters?: { retry_after: number }) {
    super(description)
    this.name = 'ApiError'
    this.status = status
    this.parameters = parameters
  }
}

/**
 * A 400 as the server words it: like the official one, it lowers the first letter unless the text
 * is a code such as BUTTON_DATA_INVALID.
 */
export function badRequest(reason: string): ApiError {
  const second = reason[1] ?? ''
  const isCode = second === '_' || /[A-Z]/.test(second)
  return new ApiError(
    400,
    `Bad Request: ${isCode ? reason : reason.charAt(0).toLowerCase() + reason.slice(1)}`,
  )
}

/** A 429 that tells the client how many seconds to wait. */
export function tooManyRequests(retryAfter: number): ApiError {
  return new ApiError(429, `Too Many Requests: retry after ${retryAfter}`, {
    retry_after: retryAfter,
  })
}

/** A refusal of the script routes, as RFC 9457 problem+json. */
export class ProblemError extends Error {
  readonly status: 400 | 403 | 404 | 409 | 413
  readonly errors: { field: string; message: string }[]

  constructor(
    status: 400 | 403 | 404 | 409 | 413,
    detail: string,
    errors: { field: string; message: string }[] = [],
  ) {
    super(detail)
    this.name = 'ProblemError'
    this.status = status
    this.errors = errors
  }
}

/** A 400 that names the field and the rule. */
export function badField(field: string, message: string): ProblemError {
  return new ProblemError(400, `${field}: ${message}`, [{ field, message }])
}
