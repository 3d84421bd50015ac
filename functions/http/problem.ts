import type { Context } from 'hono'
import { z } from '@hono/zod-openapi'
import { AppError, errorCode, type ErrorCode } from '../../workflows/shared/errors.ts'

const STATUS = {
  invalid_input: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  payload_too_large: 413,
  unsupported_media_type: 415,
  idempotency_mismatch: 422,
  rate_limited: 429,
  internal: 500,
  provider_answer_invalid: 502,
  provider_rejected: 502,
  not_configured: 503,
  provider_limit: 503,
  provider_unavailable: 503,
} as const satisfies Record<ErrorCode, number>

const TITLE: Record<ErrorCode, string> = {
  invalid_input: 'The request is not valid',
  unauthenticated: 'Authentication is needed',
  forbidden: 'Not allowed',
  not_found: 'Not found',
  method_not_allowed: 'Method not allowed',
  conflict: 'Conflict with the present state',
  payload_too_large: 'The request is too large',
  unsupported_media_type: 'Unsupported media type',
  idempotency_mismatch: 'The Idempotency-Key belongs to another request',
  rate_limited: 'Too many requests',
  internal: 'Something went wrong on our side',
  provider_answer_invalid: 'A provider gave an unusable answer',
  provider_rejected: 'A provider refused the request',
  not_configured: 'Not configured',
  provider_limit: 'A provider’s limit is reached',
  provider_unavailable: 'A provider is unavailable',
}

/** The body of every error: RFC 9457, with our code, the broken rules and the request's id. */
export const problemSchema = z
  .object({
    type: z.string().openapi({ example: 'about:blank' }),
    title: z.string(),
    status: z.number().int(),
    code: z.string(),
    detail: z.string(),
    errors: z.array(z.object({ field: z.string(), rule: z.string() })).optional(),
    request_id: z.string(),
  })
  .openapi('Problem')

/** Answers with problem+json. Internals stay inside: an unknown error says no more than its id. */
export function problem(c: Context, error: unknown): Response {
  const code = errorCode(error)
  const own = error instanceof AppError || code !== 'internal' ? (error as AppError) : null
  const status = STATUS[code]
  const requestId = c.get('requestId') as string | undefined
  const body = {
    type: 'about:blank',
    title: TITLE[code],
    status,
    code,
    detail: code === 'internal' || !own ? TITLE.internal : own.message,
    ...(own?.fields?.length ? { errors: own.fields } : {}),
    request_id: requestId ?? '',
  }
  const headers: Record<string, string> = { 'content-type': 'application/problem+json' }
  if (own?.retryAfter !== undefined) headers['retry-after'] = String(Math.ceil(own.retryAfter))
  if (code === 'unauthenticated') headers['www-authenticate'] = 'Bearer realm="potok"'
  return c.body(JSON.stringify(body), status, headers)
}

/** The OpenAPI responses of a route that can answer with these problems. */
export function problems(...statuses: (400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429)[]) {
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      {
        description: 'A problem (RFC 9457)',
        content: { 'application/problem+json': { schema: problemSchema } },
      },
    ]),
  )
}

/** The broken rules of a zod error as an `invalid_input`, in the order of the fields. */
export function invalidInput(error: z.core.$ZodError): AppError {
  const fields = error.issues.map((issue) => ({
    field: issue.path.map(String).join('.') || 'body',
    rule: issue.message,
  }))
  const first = fields[0]
  return new AppError('invalid_input', first ? `${first.field}: ${first.rule}` : 'Invalid input', {
    fields,
  })
}
