import { z } from 'zod'
import { readBody } from '../http/read-body.ts'
import { toJson } from './wire-error.ts'

const requestSchema = z.looseObject({
  url: z.url({ protocol: /^https?$/ }),
  method: z.string().default('POST'),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.unknown().optional(),
})

const largestAnswer = 4 * 1024 * 1024

/**
 * Makes the HTTP request of a gateway step, once, and gives what the step comes to: for `step.fetch`
 * the status, headers and body, for `step.ai.infer` the parsed body; an error for anything but a 2xx.
 */
export async function callGateway(
  fetcher: typeof fetch,
  kind: 'AIGateway' | 'Gateway',
  options: unknown,
): Promise<{ memo: string; failed: boolean }> {
  const request = requestSchema.safeParse(options)
  if (!request.success) return failure('the gateway request is not valid: it needs an http(s) url')
  const { url, method, headers, body } = request.data
  try {
    const response = await fetcher(url, {
      method: kind === 'AIGateway' ? 'POST' : method,
      headers: kind === 'AIGateway' ? { 'content-type': 'application/json', ...headers } : headers,
      ...(body === undefined || body === null || method === 'GET'
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await readBody(response.body, largestAnswer)
    if (text === null) return failure('the gateway response exceeds 4 MB')
    if (kind === 'Gateway') {
      const answer = {
        status_code: response.status,
        headers: Object.fromEntries(response.headers),
        body: text,
      }
      return { memo: toJson({ data: answer }), failed: false }
    }
    if (!response.ok)
      return failure(`the model answered with status ${response.status}: ${text.slice(0, 1_000)}`)
    return { memo: toJson({ data: JSON.parse(text) }), failed: false }
  } catch (error) {
    return failure(
      `the gateway request failed: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
}

function failure(message: string): { memo: string; failed: boolean } {
  return { memo: toJson({ error: { name: 'Error', message } }), failed: true }
}
