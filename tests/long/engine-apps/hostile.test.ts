import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startEngine } from '../../support/engine-apps/engine-process.ts'
import type { EngineProcess } from '../../support/engine-apps/engine-process.ts'

let engine: EngineProcess

beforeAll(async () => {
  engine = await startEngine()
})
afterAll(() => engine.stop())

const id = '01ARZ3NDEKTSV4RRFFQ69G5FAV'
const routes = [
  '/e/key',
  '/invoke/nobody',
  '/fn/register',
  '/fn/remove?url=x',
  '/dev',
  '/health',
  `/v1/checkpoint/${id}/async`,
  `/v1/checkpoint/${id}/steps`,
  `/v1/checkpoint/${id}/output?token=a.b`,
  '/v1/checkpoint',
  '/v1/cancellations',
  '/v1/signals',
  '/v1/events',
  `/v1/events/${id}/runs`,
  `/v1/runs/${id}`,
  `/v1/runs/${id}/jobs`,
  `/v1/runs/${id}/metadata`,
  '/v1/realtime/token',
  '/v1/realtime/publish?channel=a&topic=b',
  '/v1/realtime/publish/tee?channel=a',
  '/v1/realtime/sse?token=x',
  '/v1/realtime/connect?token=x.y',
  '/v0/gql',
  `/v0/runs/${id}/actions`,
  `/v0/runs/${id}/batch`,
]
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD']

async function status(method: string, path: string, body?: BodyInit): Promise<number> {
  const response = await fetch(`${engine.url}${path}`, {
    method,
    ...(body === undefined || method === 'GET' || method === 'HEAD' ? {} : { body }),
  })
  await response.arrayBuffer()
  return response.status
}

const shapes = fc.oneof(
  fc.json({ maxDepth: 4 }),
  fc
    .record(
      {
        name: fc.oneof(fc.string({ unit: 'binary' }), fc.constant('x')),
        data: fc.jsonValue(),
        id: fc.oneof(fc.string({ unit: 'binary' }), fc.integer()),
        ts: fc.oneof(fc.integer(), fc.double(), fc.string()),
        user: fc.jsonValue(),
        v: fc.jsonValue(),
        meta: fc.jsonValue(),
        function_id: fc.string({ unit: 'binary' }),
        run_id: fc.oneof(fc.constant(id), fc.jsonValue()),
        steps: fc.jsonValue(),
        query: fc.oneof(fc.constant('{ run(runID: "a\\u0000") { id } }'), fc.string()),
        variables: fc.jsonValue(),
        signal: fc.oneof(fc.string({ unit: 'binary' }), fc.jsonValue()),
        url: fc.oneof(fc.webUrl(), fc.string()),
        appName: fc.string({ unit: 'binary' }),
        functions: fc.jsonValue(),
        target: fc.jsonValue(),
        metadata: fc.jsonValue(),
      },
      { requiredKeys: [] },
    )
    .map((value) => JSON.stringify(value)),
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
)

test('no shape of request on any route is answered with a 5xx', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...routes),
      fc.constantFrom('POST', 'POST', 'POST', ...methods),
      shapes,
      async (path, method, body) => {
        expect(await status(method, path, body)).toBeLessThan(500)
      },
    ),
    { numRuns: 300 },
  )
}, 60_000)

test('no path, query or id is answered with a 5xx', async () => {
  const part = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('%00', '%', '..', '%ff', "'"),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('v1/events', 'v1/runs', 'v0/runs', 'e', 'invoke', 'x'),
      part,
      part,
      async (at, a, b) => {
        const path = `/${at}/${encodeURI(a.toWellFormed()).slice(0, 200)}?limit=${encodeURIComponent(b.toWellFormed())}&cursor=${encodeURIComponent(b.toWellFormed())}`
        expect(await status('GET', path)).toBeLessThan(500)
      },
    ),
    { numRuns: 150 },
  )
})

test.each(routes)('%s refuses depth, size, prototype keys and bad UTF-8', async (path) => {
  const bodies = [
    '['.repeat(200_000),
    `{"a":`.repeat(50_000),
    `{"name":"x","data":{"__proto__":{"polluted":1},"constructor":{"prototype":{"p":1}}}}`,
    Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
    `{"name":"a\\u0000b","data":{"k":"\\ud800"}}`,
    '',
  ]
  for (const body of bodies) expect(await status('POST', path, body)).toBeLessThan(500)
})

test('10 MB are refused or taken, and the engine lives on', async () => {
  const large = JSON.stringify({ name: 'x', data: { text: 'x'.repeat(10 * 1024 * 1024) } })
  for (const path of ['/e/key', '/v1/signals', '/v0/gql', '/fn/register', '/v1/checkpoint']) {
    const answer = await status('POST', path, large)
    expect(answer).toBeGreaterThanOrEqual(400)
    expect(answer).toBeLessThan(500)
  }
  expect(await status('GET', '/health')).toBe(200)
})
