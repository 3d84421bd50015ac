import { fetch, type Response } from 'undici'
import { AppError } from '../../workflows/shared/errors.ts'

export interface KaspiConfig {
  /** Without a slash at the end. */
  apiUrl: string
  apiKey: string
  /** Signs the notices. */
  webhookSecret: string
  /** Milliseconds for one call, the answer's body included. */
  timeout?: number | undefined
}

const TIMEOUT = 10_000

/**
 * One call of the merchant's API.
 * @throws AppError `rate_limited` and `provider_unavailable` (try again), `provider_answer_invalid` (what
 * happened is not known), `provider_rejected` (nothing happened, and will not)
 */
export async function callKaspi(
  { apiUrl, apiKey, webhookSecret, timeout = TIMEOUT }: KaspiConfig,
  call: { path: string; idempotencyKey: string; body: Record<string, unknown> },
): Promise<unknown> {
  const masked = (text: string) =>
    text.replaceAll(apiKey, '[key]').replaceAll(webhookSecret, '[key]')
  let [response, text]: [Response?, string?] = []
  try {
    response = await fetch(`${apiUrl}${call.path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${apiKey}`,
        'content-type': 'application/json',
        'idempotency-key': call.idempotencyKey,
      },
      body: JSON.stringify(call.body),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeout),
    })
    text = await response.text()
  } catch (error) {
    const isLate = error instanceof Error && error.name === 'TimeoutError'
    const words = isLate ? 'took too long to answer' : 'cannot be reached'
    throw new AppError('provider_unavailable', `Kaspi ${words}`)
  }
  if (!response.ok) throw refusal(response, masked(text))
  try {
    return JSON.parse(text)
  } catch {
    throw new AppError('provider_answer_invalid', 'Kaspi gave an answer that is not JSON')
  }
}

function refusal({ status, headers }: Response, text: string): AppError {
  const retryAfter = Number(headers.get('retry-after') ?? Number.NaN)
  const wait = Number.isFinite(retryAfter) && retryAfter >= 0 ? { retryAfter } : {}
  if (status === 429) return new AppError('rate_limited', 'Kaspi asks to slow down', wait)
  // 409: the same key is being worked on.
  if (status >= 500 || [408, 409, 425].includes(status)) {
    return new AppError('provider_unavailable', `Kaspi does not answer now (${status})`, wait)
  }
  if (status < 400) {
    return new AppError('provider_answer_invalid', `Kaspi gave an unexpected answer (${status})`)
  }
  if (status === 401 || status === 403) {
    return new AppError('provider_rejected', 'Kaspi rejects the key of this installation')
  }
  return new AppError('provider_rejected', `Kaspi refuses: ${messageOf(text) ?? status}`)
}

function messageOf(text: string): string | null {
  try {
    const { message } = JSON.parse(text) as { message?: unknown }
    return typeof message === 'string'
      ? message.replace(/[\s\p{Cc}\p{Cs}]+/gu, ' ').slice(0, 300)
      : null
  } catch {
    return null
  }
}
