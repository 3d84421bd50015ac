import { NonRetriableError, RetryAfterError } from 'inngest'
import { AppError, errorCode, type ErrorCode } from './errors.ts'

/**
 * An error as the engine understands it: a code that no retry can help ends the step at once, one
 * with `retryAfter` waits that long, any other is retried with backoff. The code leads the message,
 * because of an error that crosses a step only name, message and stack are sure to arrive.
 */
export function toInngestError(error: unknown): unknown {
  const code = ownCode(error)
  if (code === null) return error
  const { message, retryAfter } = error as AppError
  const text = `${code}: ${message}`
  const cause = { name: 'AppError', message, code }
  if (!new AppError(code, message).retryable) return new NonRetriableError(text, { cause })
  if (typeof retryAfter === 'number') return new RetryAfterError(text, retryAfter * 1000, { cause })
  return new Error(text, { cause })
}

/** Runs `work`; what it throws is thrown as {@link toInngestError} says. */
export async function withInngestErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw toInngestError(error)
  }
}

/** The code of an error that came out of a step or into a failure handler; `internal` if it has none. */
export function codeOfFailure(error: unknown): ErrorCode {
  for (let current = error, depth = 0; isObject(current) && depth < 5; depth += 1) {
    const code = ownCode(current) ?? codeInMessage(current['message'])
    if (code !== null) return code
    current = current['cause']
  }
  return 'internal'
}

function ownCode(error: unknown): ErrorCode | null {
  if (!isObject(error) || typeof error['code'] !== 'string') return null
  const code = errorCode(error)
  return code === error['code'] ? code : null
}

function codeInMessage(message: unknown): ErrorCode | null {
  const [, code] = (typeof message === 'string' && /^([a-z_]+): /.exec(message)) || []
  return code === undefined ? null : ownCode({ code })
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
