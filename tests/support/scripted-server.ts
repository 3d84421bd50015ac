import { createServer } from 'node:http'
import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface ReceivedRequest {
  method: string
  path: string
  headers: IncomingHttpHeaders
  body: Record<string, unknown>
}

/** What the server does with one request: answers, or keeps it waiting before or within the body. */
export type Scripted =
  | { status: number; headers?: Record<string, string>; body: unknown }
  | 'hang'
  | 'hang in body'
  | 'reset'

export interface ScriptedServer {
  url: string
  requests: ReceivedRequest[]
  /** Queues answers; the last one is repeated when they run out. */
  script(...answers: Scripted[]): void
  close(): Promise<void>
}

/**
 * A local HTTP server that answers as it was told. `check` sees each request first and may answer
 * it, as the real service refuses what is malformed. `latency`: milliseconds before each answer.
 */
export async function startScriptedServer(
  check: (request: ReceivedRequest) => Scripted | null,
  { latency = 0, port: fixed = 0 } = {},
): Promise<ScriptedServer> {
  const requests: ReceivedRequest[] = []
  let queue: Scripted[] = []
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => {
      const request: ReceivedRequest = {
        method: incoming.method ?? '',
        path: incoming.url ?? '',
        headers: incoming.headers,
        body: JSON.parse(Buffer.concat(chunks).toString() || '{}'),
      }
      requests.push(request)
      const next = queue.length > 1 ? queue.shift() : queue[0]
      const answer = check(request) ?? next ?? { status: 500, body: 'nothing scripted' }
      if (latency === 0) play(response, answer)
      else setTimeout(() => play(response, answer), latency)
    })
  })
  await new Promise<void>((resolve) => server.listen(fixed, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    script(...answers) {
      requests.length = 0
      queue = answers
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function play(response: ServerResponse, answer: Scripted): void {
  if (answer === 'hang') return
  if (answer === 'reset') {
    response.destroy()
    return
  }
  if (answer === 'hang in body') {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.write('{"id":')
    return
  }
  const isText = typeof answer.body === 'string'
  response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers })
  response.end(isText ? answer.body : JSON.stringify(answer.body))
}

/** Where a JSON Schema leaves the strict subset that structured output demands; null when nowhere. */
export function strictSchemaFault(schema: unknown, path = '$'): string | null {
  if (Array.isArray(schema))
    return first(schema, (item, at) => strictSchemaFault(item, `${path}[${at}]`))
  if (typeof schema !== 'object' || schema === null) return null
  const node = schema as Record<string, unknown>
  const banned = [
    'oneOf',
    'allOf',
    'not',
    'minLength',
    'maxLength',
    'minItems',
    'maxItems',
    'pattern',
  ]
  const found = banned.find((keyword) => keyword in node && typeof node['properties'] !== 'object')
  if (found !== undefined) return `${path}: '${found}' is not permitted`
  if (node['type'] === 'object') {
    const properties = Object.keys((node['properties'] ?? {}) as object)
    const required = (node['required'] ?? []) as string[]
    if (node['additionalProperties'] !== false)
      return `${path}: 'additionalProperties' is required to be supplied and to be false`
    const missing = properties.find((name) => !required.includes(name))
    if (missing !== undefined)
      return `${path}: 'required' must include every key in properties. Missing '${missing}'`
  }
  return first(Object.entries(node), ([key, value]) => strictSchemaFault(value, `${path}.${key}`))
}

function first<T>(
  items: readonly T[],
  find: (item: T, at: number) => string | null,
): string | null {
  for (const [at, item] of items.entries()) {
    const found = find(item, at)
    if (found !== null) return found
  }
  return null
}
