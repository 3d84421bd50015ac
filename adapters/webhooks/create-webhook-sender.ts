import { fetch, type Response } from 'undici'
import type { WebhookSender } from '../../workflows/notifications/ports.ts'
import { AppError } from '../../workflows/shared/errors.ts'
import type { Clock } from '../../workflows/shared/runtime.ts'
import { createGuardedAgent, type GuardOptions, isRefused } from '../outbound/guarded-agent.ts'
import { retryAfterOf } from '../outbound/retry-after.ts'

/** Of an answer so much is read, and not looked at. */
const MOST_READ = 16 * 1024

export interface WebhookSenderOptions {
  clock: Clock
  /** What may be reached: for tests alone, and so no environment variable. */
  guard?: GuardOptions
  /** Milliseconds for the whole: connecting, sending, and the answer with its body. */
  timeout?: number
}

/**
 * Posts JSON over https to public addresses. Redirects are not followed, and what the other side answers is
 * never shown.
 */
export function createWebhookSender({
  clock,
  guard = {},
  timeout = 5000,
}: WebhookSenderOptions): WebhookSender {
  const dispatcher = createGuardedAgent({ timeout, ...guard })
  return {
    post: async ({ id, url, type, time, data }) => {
      const address = URL.parse(url)
      if (address?.protocol !== 'https:' || address.username !== '' || address.password !== '') {
        throw new AppError('provider_rejected', 'A webhook needs an https address, no credentials')
      }
      let response: Response
      try {
        response = await fetch(address, {
          dispatcher,
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'user-agent': 'Potok',
            'accept-encoding': 'identity',
            'webhook-id': id,
          },
          body: JSON.stringify({ id, type, time, data }),
          redirect: 'manual',
          signal: AbortSignal.timeout(timeout),
        })
        await readSome(response)
      } catch (error) {
        throw failureOf(error)
      }
      if (!response.ok) throw refusalOf(response, clock)
    },
  }
}

/** Lets the other side end its answer, up to a size and for as long as there is time. */
async function readSome({ body }: Response): Promise<void> {
  if (!body) return
  let size = 0
  try {
    for await (const chunk of body) {
      size += (chunk as Uint8Array).byteLength
      if (size > MOST_READ) break
    }
  } catch {
    // The status has said what there is to know.
  }
}

function failureOf(error: unknown): AppError {
  if (isRefused(error)) {
    return new AppError('provider_rejected', 'The address is not one of the public Internet')
  }
  // Ports of other protocols, which no fetch connects to (WHATWG Fetch, 2.9).
  if (error instanceof Error && (error.cause as Error | undefined)?.message === 'bad port') {
    return new AppError('provider_rejected', 'The port of the address is one of another protocol')
  }
  const isLate = error instanceof Error && error.name === 'TimeoutError'
  const words = isLate ? 'took too long to answer' : 'cannot be reached'
  return new AppError('provider_unavailable', `The receiver ${words}`)
}

function refusalOf({ status, headers }: Response, clock: Clock): AppError {
  const words = `The receiver answered ${status}`
  const wait = retryAfterOf(headers.get('retry-after'), clock.now())
  if (status === 429) return new AppError('rate_limited', words, wait)
  if (status >= 500 || status === 408 || status === 425) {
    return new AppError('provider_unavailable', words, wait)
  }
  return new AppError('provider_rejected', words)
}
