import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Inngest, step } from 'inngest'
import { createDefer } from 'inngest/experimental'
import { createEndpointServer, endpointAdapter } from 'inngest/node'
import { startEngine } from '../../support/engine-apps/engine-process.ts'
import type { EngineProcess } from '../../support/engine-apps/engine-process.ts'
import { endedRun, read, until } from '../../support/engine-apps/read-runs.ts'
import { createClient, serveApp } from '../../support/engine-apps/serve-app.ts'
import type { ServedApp } from '../../support/engine-apps/serve-app.ts'

let engine: EngineProcess
let app: ServedApp
let client: ReturnType<typeof createClient>
const deferred: unknown[] = []
const fired: string[] = []

beforeAll(async () => {
  engine = await startEngine()
  client = createClient(engine.url, 'dev')
  const later = createDefer(client, { id: 'later' }, async ({ event }) => {
    deferred.push({
      data: event.data,
      sessions: (event as { meta?: { sessions?: unknown } }).meta?.sessions,
    })
  })
  app = await serveApp(client, [
    later,
    client.createFunction(
      { id: 'defers', retries: 0, triggers: [{ event: 'dev/defer' }] },
      async ({ defer, step: steps }) => {
        defer('once', { function: later, data: { n: 1 } })
        defer('dropped', { function: later, data: { n: 2 } }).abort()
        await steps.sleep('so that the function is called again', '1s')
        return 'end'
      },
    ),
    client.createFunction(
      { id: 'cron', triggers: [{ cron: '* * * * * *' }] },
      ({ event }) => void fired.push(event.name),
    ),
    client.createFunction(
      { id: 'broken', retries: 1, triggers: [{ event: 'dev/broken' }] },
      async ({ step: steps }) => {
        await steps.run('fine', () => ({ n: 1 }))
        await steps.run('breaks', () => {
          throw new Error('Oh no')
        })
      },
    ),
  ])
})
afterAll(async () => {
  await app.close()
  await engine.stop()
})

async function ask<T>(query: string, variables: object = {}): Promise<T> {
  const body = JSON.stringify({ query, variables })
  const response = await fetch(`${engine.url}/v0/gql`, { method: 'POST', body })
  return ((await response.json()) as { data: T }).data
}

test('a deferred function starts once, when its run has ended, with the inherited sessions', async () => {
  const { ids } = await client.send({
    name: 'dev/defer',
    data: {},
    meta: { sessions: { org: 'acme' } },
  })
  expect((await endedRun(engine.url, ids[0] ?? '')).output).toBe('end')
  await until(() => deferred[0])
  expect(deferred).toEqual([{ data: { n: 1 }, sessions: { org: 'acme' } }])
})

test('the dashboard API tells of an event, its run, its steps and their output', async () => {
  const { ids } = await client.send({ name: 'dev/broken', data: { a: 1 } })
  const id = ids[0] ?? ''
  const run = await endedRun(engine.url, id)
  const { stream } = await ask<{ stream: { id: string; runs: { id: string }[] }[] }>(
    '{ stream(query: {limit: 9}) { id runs { id function { name } } } }',
  )
  expect(stream.find((item) => item.id === id)?.runs).toMatchObject([
    { id: run.run_id, function: { name: 'broken' } },
  ])
  const { run: traced } = await ask<{ run: { trace: { childrenSpans: { outputID: string }[] } } }>(
    'query ($id: String!) { run(runID: $id) { trace(preview: true) { status } } }',
    { id: run.run_id },
  )
  expect(traced.trace).toMatchObject({
    status: 'FAILED',
    childrenSpans: [
      { name: 'fine', stepType: 'RUN', status: 'COMPLETED', attempts: 0 },
      { name: 'breaks', stepType: 'RUN', status: 'FAILED', attempts: 1 },
      { stepType: 'FINALIZATION', status: 'FAILED' },
    ],
  })
  const outputs = await Promise.all(
    traced.trace.childrenSpans.map(({ outputID }) =>
      ask('query ($o: String!) { runTraceSpanOutputByID(outputID: $o) { data } }', { o: outputID }),
    ),
  )
  expect(outputs).toMatchObject([
    { runTraceSpanOutputByID: { data: '{"n":1}', error: null } },
    { runTraceSpanOutputByID: { data: null, error: { message: 'Oh no' } } },
    { runTraceSpanOutputByID: { error: { message: 'Oh no' } } },
  ])
})

test('scores are kept with the run and with its step', async () => {
  const { ids } = await client.send({ name: 'dev/broken', data: {} })
  const { run_id: runId } = await endedRun(engine.url, ids[0] ?? '')
  for (const [target, name] of [
    [{}, 'whole'],
    [{ step_id: 'fine' }, 'part'],
  ] as const) {
    const metadata = [{ kind: 'inngest.score', op: 'merge', values: { [name]: { value: 1 } } }]
    const body = JSON.stringify({ target, metadata })
    const path = `${engine.url}/v1/runs/${runId}/metadata`
    expect((await fetch(path, { method: 'POST', body })).status).toBe(200)
  }
  const { run } = await ask<{ run: { trace: unknown } }>(
    '{ run(runID: "%") { id } }'.replace('%', runId),
  )
  expect(run.trace).toMatchObject({
    metadata: [{ scope: 'run', values: { whole: { value: 1 } } }],
    childrenSpans: [{ metadata: [{ scope: 'step', values: { part: { value: 1 } } }] }, {}, {}],
  })
})

test('a durable endpoint answers itself, or sends on to its result once it has to wait', async () => {
  const endpoints = new Inngest({
    id: 'endpoints',
    isDev: true,
    baseUrl: engine.url,
    endpointAdapter,
    logger: { debug() {}, info() {}, warn() {}, error() {} },
  })
  let ran = 0
  const server = createEndpointServer(
    endpoints.endpoint(async (request: Request) => {
      const name = new URL(request.url).searchParams.get('name')
      const greeting = await step.run('greet', () => (ran++, `Hello, ${name}`))
      if (name === 'slow') await step.sleep('a moment', '1s')
      return Response.json({ greeting }, { status: 202 })
    }),
  )
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/greet`
  const quick = await fetch(`${url}?name=quick`)
  expect([quick.status, await quick.json()]).toEqual([202, { greeting: 'Hello, quick' }])
  const sent = await fetch(`${url}?name=slow`, { redirect: 'manual' })
  expect(sent.status).toBe(302)
  const slow = await fetch(sent.headers.get('location') ?? '')
  expect(JSON.stringify(await slow.json())).toContain('Hello, slow')
  expect(ran).toBe(2)
  server.closeAllConnections()
  server.close()
})

test('realtime messages reach whoever holds a token, by WebSocket and as server-sent events', async () => {
  const topics = JSON.stringify([{ channel: 'room', name: 'news', kind: 'run' }])
  const asked = await fetch(`${engine.url}/v1/realtime/token`, { method: 'POST', body: topics })
  const { jwt } = (await asked.json()) as { jwt: string }
  const socket = new WebSocket(
    `${engine.url.replace('http', 'ws')}/v1/realtime/connect?token=${jwt}`,
  )
  const received: unknown[] = []
  socket.addEventListener('message', ({ data }) => received.push(JSON.parse(String(data))))
  await once(socket, 'open')
  const stream = await fetch(`${engine.url}/v1/realtime/sse?token=${jwt}`)
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader()
  await until(async () => {
    await fetch(`${engine.url}/v1/realtime/publish?channel=room&topic=news`, {
      method: 'POST',
      body: '{"n":1}',
    })
    return received[0]
  })
  expect(received[0]).toMatchObject({
    kind: 'data',
    data: { n: 1 },
    channel: 'room',
    topic: 'news',
  })
  // The first message may come in one piece with the comment that opens the stream.
  let text = ''
  await until(async () => {
    text += (await reader?.read())?.value ?? ''
    return /^data: .*\n\n/m.exec(text) ?? undefined
  })
  expect(text).toContain('"n":1')
  socket.close()
  await reader?.cancel()
  expect((await fetch(`${engine.url}/v1/realtime/sse?token=${jwt}x`)).status).toBe(401)
})

test('a cron fires', async () => {
  await until(() => fired[0])
  expect(fired[0]).toBe('inngest/scheduled.timer')
})

test('GET /dev names the apps, their functions and where they are called', async () => {
  const response = await fetch(`${engine.url}/dev`)
  const { functions } = (await response.json()) as { functions: unknown[] }
  expect(functions).toContainEqual(
    expect.objectContaining({
      slug: 'dev-defers',
      triggers: [{ event: 'dev/defer' }],
      steps: [{ id: 'step', name: 'step', uri: `${app.url}?fnId=dev-defers&stepId=step` }],
    }),
  )
  await expect(read(`${engine.url}/v1/runs/nonsense`)).rejects.toThrow('400')
})
