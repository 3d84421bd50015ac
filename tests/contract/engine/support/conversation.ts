/** One exchange over HTTP, in the shape of the recordings. */
export interface Exchange {
  at_ms: number
  dir: 'server->sdk' | 'sdk->server'
  method: string
  path: string
  request: { headers: Record<string, string>; body: unknown }
  response: { status: number; headers: Record<string, string>; body: unknown }
}

/** What a run was called with and what it answered, comparable between two conversations. */
export interface RunStory {
  readonly functionId: string
  readonly exchanges: readonly unknown[]
}

const requestHeaders = [
  'content-type',
  'x-inngest-generation-id',
  'x-inngest-req-version',
  'x-inngest-step-id',
]
const responseHeaders = [
  'content-type',
  'x-inngest-no-retry',
  'retry-after',
  'x-inngest-req-version',
]
const opFields = ['id', 'op', 'mode', 'name', 'displayName', 'userland', 'opts', 'data', 'error']
const randomKeys = new Set(['job_id', 'qi_id', 'request_id', 'gid', 'timing', 'fn_id'])
/** The server's own trace of an invocation, which no SDK reads. */
const traceKeys = new Set(['tc', 'isr'])

/**
 * The conversation, run by run, without what differs every time: ids, times, stack traces. The order
 * of runs among each other is free, and so is the order in which parallel steps finish.
 */
export function storiesOf(exchanges: readonly Exchange[]): RunStory[] {
  const runs = new Map<
    string,
    { functionId: string; exchanges: { key: string; value: unknown }[] }
  >()
  for (const exchange of exchanges) {
    if (exchange.dir === 'server->sdk' && exchange.method === 'POST') {
      const body = exchange.request.body as { ctx: { run_id: string } }
      const url = new URL(exchange.path, 'http://app.test')
      const functionId = url.searchParams.get('fnId') ?? ''
      const run = runs.get(body.ctx.run_id) ?? { functionId, exchanges: [] }
      runs.set(body.ctx.run_id, run)
      run.exchanges.push({ key: url.searchParams.get('stepId') ?? '', value: callOf(exchange) })
    } else if (exchange.path.startsWith('/v1/checkpoint/')) {
      const runId = exchange.path.split('/')[3] ?? ''
      const { steps } = exchange.request.body as { steps: Record<string, unknown>[] }
      const value = { checkpoint: steps.map(opOf), status: exchange.response.status }
      runs.get(runId)?.exchanges.push({ key: 'step', value: normal(value) })
    }
  }
  return [...runs.values()]
    .map((run) => ({ functionId: run.functionId, exchanges: inPlanOrder(run.exchanges) }))
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
}

function callOf({ path, request, response }: Exchange): unknown {
  return {
    path,
    request: { headers: pick(request.headers, requestHeaders), body: normal(request.body) },
    response: {
      status: response.status,
      headers: pick(response.headers, responseHeaders),
      body: normal(response.body),
    },
  }
}

/** A reported step, without what the SDK lets slip of its own state. */
function opOf(step: Record<string, unknown>): unknown {
  return Object.fromEntries(opFields.map((name) => [name, step[name]]))
}

/** Calls for planned steps run side by side: neighbours are sorted by step. */
function inPlanOrder(exchanges: { key: string; value: unknown }[]): unknown[] {
  const sorted = [...exchanges]
  for (let from = 0; from < sorted.length; from++) {
    let to = from
    while (to < sorted.length && sorted[to]?.key !== 'step') to++
    const group = sorted.slice(from, to).sort((a, b) => (a.key < b.key ? -1 : 1))
    sorted.splice(from, group.length, ...group)
    from = to
  }
  return sorted.map(({ value }) => value)
}

/** A value without what differs from one run of the conversation to the next. */
export function normal(value: unknown, key = ''): unknown {
  if (randomKeys.has(key)) return '*'
  if (typeof value === 'string') return normalText(value, key)
  if (typeof value === 'number') return value > 1e12 ? 'time' : value
  if (Array.isArray(value)) {
    const items = value.map((item) => normal(item))
    return key === 'stack' ? items.sort() : items
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !traceKeys.has(name))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, normal(inner, name)]),
  )
}

function normalText(text: string, key: string): string {
  if (key === 'stack') return 'stack'
  return text
    .replaceAll(/\b[0-9A-HJKMNP-TV-Z]{26}\b/g, 'ulid')
    .replaceAll(/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, 'uuid')
    .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:00Z/g, 'minute')
    .replaceAll(/127\.0\.0\.1|localhost/g, 'host')
}

function pick(headers: Record<string, string>, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]])),
  )
}
