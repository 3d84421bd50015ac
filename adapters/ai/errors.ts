import type { AiUsage } from '../../workflows/carousel/ports.ts'
import { AppError } from '../../workflows/shared/errors.ts'
import type { ErrorCode } from '../../workflows/shared/errors.ts'
import type { Provider } from './model-client.ts'

const NAMES: Record<Provider, string> = { openai: 'OpenAI', anthropic: 'Anthropic' }

/** What went wrong in words that may be shown, and the class of it that decides what happens next. */
const FAILURES = {
  unavailable: { code: 'provider_unavailable', words: 'does not answer now' },
  rate_limited: { code: 'provider_unavailable', words: 'asks to slow down' },
  timed_out: { code: 'provider_unavailable', words: 'took too long to answer' },
  circuit_open: {
    code: 'provider_unavailable',
    words: 'has failed repeatedly and is being spared',
  },
  limit: { code: 'provider_limit', words: 'has no credit or quota left' },
  misconfigured: { code: 'provider_rejected', words: 'rejects our request or key' },
  refused: { code: 'provider_rejected', words: 'declines to write about this' },
  invalid: { code: 'provider_answer_invalid', words: 'gave an answer that cannot be used' },
} as const satisfies Record<string, { code: ErrorCode; words: string }>
export type FailureKind = keyof typeof FAILURES

/** An AppError of a writer. Compared by shape: it may have crossed a step. */
export type WriterError = AppError & {
  readonly failure: FailureKind
  /** Calls that were paid for before the writer gave up. */
  readonly usage: readonly AiUsage[]
}

/** @param options.retryAfter seconds */
export function writerError(
  provider: Provider,
  failure: FailureKind,
  options: { retryAfter?: number | undefined; cause?: unknown; usage?: readonly AiUsage[] } = {},
): WriterError {
  const { code, words } = FAILURES[failure]
  const error = new AppError(code, `${NAMES[provider]} ${words}.`, {
    ...(options.retryAfter === undefined ? {} : { retryAfter: options.retryAfter }),
    ...(options.cause === undefined ? {} : { cause: options.cause }),
  })
  return Object.assign(error, { failure, usage: options.usage ?? [] })
}

/** The kind of failure, when a writer of this folder threw the error. */
export function failureOf(error: unknown): FailureKind | null {
  const kind = error instanceof Error && 'failure' in error ? error.failure : null
  return typeof kind === 'string' && kind in FAILURES ? (kind as FailureKind) : null
}

/** A cause that can be logged: what the provider said, without keys and without its headers. */
export function safeCause(error: unknown): Error {
  const message = error instanceof Error ? error.message : String(error)
  return new Error(message.replace(/\b(?:sk|sess|key)-[\w*.-]+/gi, '[key]').slice(0, 500))
}

/**
 * Seconds to wait as an answer's headers ask for it (RFC 9110 `Retry-After`: seconds or a date; and
 * `retry-after-ms`, which OpenAI sends).
 */
export function retryAfterOf(headers: Headers | undefined, now: number): number | undefined {
  const milliseconds = Number.parseFloat(headers?.get('retry-after-ms') ?? '')
  if (Number.isFinite(milliseconds)) return Math.max(1, Math.ceil(milliseconds / 1000))
  const value = headers?.get('retry-after')
  if (value === undefined || value === null) return undefined
  const seconds = Number(value)
  if (Number.isFinite(seconds)) return Math.max(1, Math.ceil(seconds))
  const date = Date.parse(value)
  return Number.isNaN(date) ? undefined : Math.max(1, Math.ceil((date - now) / 1000))
}
