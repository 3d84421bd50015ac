import { z } from 'zod'
import { opSchema } from './op.ts'
import type { Op } from './op.ts'
import { parseRetryAfter } from './retry.ts'

/** What an app answered to a call, understood. */
export type AppResponse =
  | {
      readonly kind: 'ops'
      readonly ops: readonly Op[]
      readonly requestVersion: number
      readonly noRetry: boolean
      readonly retryAt: number | null
    }
  | { readonly kind: 'result'; readonly data: unknown }
  | {
      readonly kind: 'error'
      readonly error: unknown
      readonly reason: string
      readonly noRetry: boolean
      readonly retryAt: number | null
    }

interface RawResponse {
  readonly status: number
  readonly headers: Headers
  readonly body: string
}

const opsSchema = z.union([z.array(opSchema), opSchema.transform((op) => [op])])
const streamedSchema = z.object({
  status: z.int(),
  body: z.unknown().optional(),
  headers: z.record(z.string(), z.string()).default({}),
})

/**
 * Reads an app's answer: opcodes (206), a function's result (200) or an error. A durable endpoint
 * answers with opcodes whatever the status.
 */
export function readResponse(raw: RawResponse, now: number, endpoint = false): AppResponse {
  const { status, headers, body } = raw.status === 201 ? unwrapStream(raw) : raw
  const noRetry = headers.get('x-inngest-no-retry') === 'true'
  const retryAfter = headers.get('retry-after')
  const retryAt = retryAfter === null ? null : parseRetryAfter(retryAfter, now)
  const parsed = parse(body)
  if (status === 206 || (endpoint && Array.isArray(parsed))) {
    const ops = opsSchema.safeParse(parsed)
    if (ops.success) {
      const requestVersion = Number(headers.get('x-inngest-req-version') ?? -1)
      return { kind: 'ops', ops: ops.data, requestVersion, noRetry, retryAt }
    }
    const message = 'error reading generator opcode response: expected JSON object or array'
    return { kind: 'error', error: failure(message), reason: message, noRetry: false, retryAt }
  }
  const fromSdk = headers.has('x-inngest-sdk')
  if (status >= 200 && status <= 299) {
    if (fromSdk) return { kind: 'result', data: parsed }
    const message = 'the response did not come from an Inngest SDK'
    return { kind: 'error', error: failure(message), reason: message, noRetry: false, retryAt }
  }
  const reason = noRetry ? 'NonRetriableError' : `invalid status code: ${status}`
  const error = fromSdk ? parsed : failure(`invalid status code: ${status}`, body.slice(0, 2_000))
  return { kind: 'error', error, reason, noRetry, retryAt }
}

/** A response that was streamed carries its real status and headers in the body. */
function unwrapStream(raw: RawResponse): RawResponse {
  const streamed = streamedSchema.safeParse(parse(raw.body.trim()))
  if (!streamed.success) return raw
  const { status, body, headers } = streamed.data
  const merged = new Headers(raw.headers)
  for (const [name, value] of Object.entries(headers)) merged.set(name, value)
  return { status, headers: merged, body: typeof body === 'string' ? body : JSON.stringify(body) }
}

function parse(text: string): unknown {
  if (text === '') return null
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function failure(message: string, details?: string): object {
  return { name: 'Error', message, ...(details ? { stack: details } : {}) }
}
