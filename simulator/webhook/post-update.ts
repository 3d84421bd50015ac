import { STATUS_CODES } from 'node:http'
import type { Webhook } from '../store/bot.ts'
import type { Update } from '../types.ts'

/** `retryAfter` in seconds, when the webhook asked for it; `error` as getWebhookInfo reports it. */
export type PostOutcome = { ok: true } | { ok: false; error: string; retryAfter: number | null }

/** Posts one update as Telegram does: JSON, the secret in its header, redirects not followed. */
export async function postUpdate(request: {
  fetch: typeof fetch
  webhook: Webhook
  update: Update
  signal: AbortSignal
}): Promise<PostOutcome> {
  const { webhook } = request
  try {
    const answer = request.fetch(webhook.url, {
      method: 'POST',
      redirect: 'manual',
      signal: request.signal,
      headers: {
        'content-type': 'application/json',
        ...(webhook.secretToken && { 'x-telegram-bot-api-secret-token': webhook.secretToken }),
      },
      body: JSON.stringify(request.update),
    })
    const response = await unlessAborted(answer, request.signal)
    await response.body?.cancel()
    if (response.status >= 200 && response.status <= 299) return { ok: true }
    const reason = response.statusText || STATUS_CODES[response.status] || ''
    const retryAfter = Number(response.headers.get('retry-after'))
    return {
      ok: false,
      error: `Wrong response from the webhook: ${response.status} ${reason}`.trim(),
      retryAfter: retryAfter > 0 ? Math.min(retryAfter, 3600) : null,
    }
  } catch (cause) {
    return { ok: false, error: describe(cause), retryAfter: null }
  }
}

/** A fetch that stays in this process may not listen to its signal. */
async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted()
  let stop = () => {}
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason)
    signal.addEventListener('abort', stop, { once: true })
  })
  return Promise.race([work, aborted]).finally(() => signal.removeEventListener('abort', stop))
}

function describe(cause: unknown): string {
  if (!(cause instanceof Error)) return 'Connection failed'
  if (cause.name === 'TimeoutError') return 'Read timeout expired'
  const inner = cause.cause
  const code = inner instanceof Error && 'code' in inner ? String(inner.code) : ''
  if (code === 'ECONNREFUSED') return 'Connection refused'
  if (code === 'ENOTFOUND') return 'Failed to resolve host: Name or service not known'
  return code ? `Connection failed: ${code}` : 'Connection closed'
}
