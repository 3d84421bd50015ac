import { readBody } from '../http/read-body.ts'
import { readResponse } from './response.ts'
import type { AppResponse } from './response.ts'

const largestBody = 8 * 1024 * 1024

/** Calls an app and reads its answer. What goes wrong on the way is an answer too, one to retry. */
export async function callApp(
  deps: { fetch: typeof fetch; now: () => number; timeout: number; endpoint: boolean },
  request: {
    method: string
    url: string
    headers: Record<string, string>
    body: string | null
    signal: AbortSignal
  },
): Promise<AppResponse> {
  try {
    const response = await deps.fetch(request.url, {
      method: request.method,
      headers: request.headers,
      body: request.body,
      redirect: 'manual',
      signal: request.signal,
    })
    const body = await readBody(response.body, largestBody)
    if (body === null) {
      return refused(
        "Your function's response body exceeds the maximum size limit",
        'output_too_large',
        true,
      )
    }
    return readResponse(
      { status: response.status, headers: response.headers, body },
      deps.now(),
      deps.endpoint,
    )
  } catch (error) {
    return refused(`Unable to reach SDK URL: ${messageOf(error)}`, 'http_unreachable', false)
  }
}

function refused(message: string, reason: string, noRetry: boolean): AppResponse {
  return { kind: 'error', error: { name: 'Error', message }, reason, noRetry, retryAt: null }
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? error.cause.message || error.message : error.message
}
