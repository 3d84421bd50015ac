import { afterAll, beforeAll, expect, test } from 'vitest'
import { startEngine } from '../../support/engine-apps/engine-process.ts'
import type { EngineProcess } from '../../support/engine-apps/engine-process.ts'
import { endedRun, endedRuns, read, until } from '../../support/engine-apps/read-runs.ts'
import type { RunView } from '../../support/engine-apps/read-runs.ts'
import { createClient, serveApp } from '../../support/engine-apps/serve-app.ts'
import type { ServedApp } from '../../support/engine-apps/serve-app.ts'

let engine: EngineProcess
let app: ServedApp
let client: ReturnType<typeof createClient>
const seen: Record<string, unknown[]> = {}
let active = 0
let mostActive = 0

const note = (what: string, value: unknown) => void (seen[what] ??= []).push(value)
const dataOf = (events: readonly { data: unknown }[]) => events.map(({ data }) => data)
const on = (event: string, expression?: string) => ({
  triggers: [{ event: `flow/${event}`, ...(expression ? { if: expression } : {}) }],
})
const send = async (name: string, data: object = {}, more: object = {}) => {
  const { ids } = await client.send({ name: `flow/${name}`, data, ...more })
  return ids[0] ?? ''
}
const sendMany = (name: string, items: readonly object[]) =>
  client.send(items.map((data) => ({ name: `flow/${name}`, data })))

beforeAll(async () => {
  engine = await startEngine()
  client = createClient(engine.url, 'flow')
  app = await serveApp(client, [
    client.createFunction({ id: 'fan', ...on('fan') }, async ({ step }) => {
      const wait = step.waitForEvent('reply', {
        event: 'flow/reply',
        timeout: '10s',
        if: 'async.data.order.id == event.data.order.id && async.data.lines[0].n > 1',
      })
      const [reply] = await Promise.all([
        wait,
        step.sendEvent('ask', [
          { name: 'flow/asked', data: { n: 1 } },
          { name: 'flow/asked', data: { n: 2 } },
        ]),
      ])
      return reply?.data
    }),
    client.createFunction({ id: 'matched', ...on('matched') }, async ({ step }) => {
      const match = 'data.user.id'
      const got = await step.waitForEvent('w', { event: 'flow/user', timeout: '10s', match })
      const none = await step.waitForEvent('n', { event: 'flow/none', timeout: '1s' })
      return { got: got?.data, none }
    }),
    client.createFunction(
      {
        id: 'several',
        triggers: ['one', 'two', 'wild.*'].map((name) => ({ event: `flow/${name}` })),
      },
      ({ event }) => event.name,
    ),
    client.createFunction({ id: 'picky', ...on('picky', 'event.data.n > 1') }, ({ event }) =>
      note('picky', event.data),
    ),
    client.createFunction(
      {
        id: 'fails',
        retries: 0,
        ...on('fails'),
        onFailure: ({ error, event }) => note('failure', [error.message, event.data.event.data]),
      },
      () => {
        throw new Error('as planned')
      },
    ),
    client.createFunction(
      {
        id: 'cancelled',
        ...on('cancelled'),
        cancelOn: [{ event: 'flow/stop', if: 'async.data.id == event.data.id' }],
      },
      ({ step }) => step.sleep('long', '1h'),
    ),
    client.createFunction(
      { id: 'conc', ...on('conc'), concurrency: { limit: 1, key: 'event.data.key' } },
      async ({ step }) => {
        await step.run('work', async () => {
          mostActive = Math.max(mostActive, ++active)
          await new Promise((resolve) => setTimeout(resolve, 40))
          active--
        })
      },
    ),
    client.createFunction(
      { id: 'single', ...on('single'), singleton: { key: 'event.data.key', mode: 'cancel' } },
      async ({ step }) => step.sleep('a while', '700ms'),
    ),
    client.createFunction(
      { id: 'skip', ...on('skip'), singleton: { mode: 'skip' } },
      async ({ step }) => step.sleep('a while', '400ms'),
    ),
    client.createFunction(
      {
        id: 'batch',
        ...on('batch'),
        batchEvents: { maxSize: 3, timeout: '1s', key: 'event.data.k' },
      },
      ({ events }) => note('batch', dataOf(events)),
    ),
    client.createFunction(
      { id: 'debounce', ...on('debounce'), debounce: { period: '1s', key: 'event.data.k' } },
      ({ event }) => note('debounce', event.data),
    ),
    client.createFunction(
      { id: 'throttle', ...on('throttle'), throttle: { limit: 1, period: '1s', burst: 2 } },
      () => note('throttle', Date.now()),
    ),
    client.createFunction(
      { id: 'rate', ...on('rate'), rateLimit: { limit: 1, period: '1h', key: 'event.data.k' } },
      ({ event }) => note('rate', event.data),
    ),
    client.createFunction(
      { id: 'prio', ...on('prio'), concurrency: 1, priority: { run: 'event.data.p' } },
      async ({ event, step }) => {
        await step.run('note', async () => {
          note('prio', event.data['p'])
          await new Promise((resolve) => setTimeout(resolve, 30))
        })
      },
    ),
    client.createFunction({ id: 'plain', ...on('plain') }, ({ event }) => {
      note('plain', event.data)
      return { ts: event.ts, v: event.v, started: Date.now() }
    }),
    client.createFunction({ id: 'idem', ...on('idem'), idempotency: 'event.data.k' }, ({ event }) =>
      note('idem', event.data),
    ),
  ])
})
afterAll(async () => {
  await app.close()
  await engine.stop()
})

test('a run sends events and waits for one that fits an expression on nested fields', async () => {
  const id = await send('fan', { order: { id: 'A' } })
  await until(async () => {
    await send('reply', { order: { id: 'B' }, lines: [{ n: 9 }] })
    await send('reply', { order: { id: 'A' }, lines: [{ n: 1 }] })
    await send('reply', { order: { id: 'A' }, lines: [{ n: 2 }] })
    const [run] = await read<RunView[]>(`${engine.url}/v1/events/${id}/runs`)
    return run?.status === 'Completed' ? run : undefined
  })
  expect((await endedRun(engine.url, id)).output).toEqual({ order: { id: 'A' }, lines: [{ n: 2 }] })
})

test('a wait matches nested fields of both events, and gives null in vain', async () => {
  const id = await send('matched', { user: { id: 5 } })
  await until(async () => {
    await sendMany('user', [{ user: { id: 4 } }, { user: { id: 5 }, hit: true }])
    const [run] = await read<RunView[]>(`${engine.url}/v1/events/${id}/runs`)
    return run?.status === 'Completed' ? run : undefined
  })
  const run = await endedRun(engine.url, id)
  expect(run.output).toEqual({ got: { user: { id: 5 }, hit: true }, none: null })
})

test('wildcards, several triggers and expressions choose the functions', async () => {
  const [a, b, c, d] = await Promise.all([
    send('wild.x.y'),
    send('one'),
    send('two'),
    send('picky', { n: 1 }),
  ])
  expect((await endedRun(engine.url, a)).output).toBe('flow/wild.x.y')
  expect((await endedRun(engine.url, b)).output).toBe('flow/one')
  expect((await endedRun(engine.url, c)).output).toBe('flow/two')
  expect(await read(`${engine.url}/v1/events/${d}/runs`)).toEqual([])
  expect(seen['picky']).toBeUndefined()
})

test('a failure reaches the failure handler with the event', async () => {
  const id = await send('fails', { n: 1 })
  expect(await endedRun(engine.url, id)).toMatchObject({ status: 'Failed' })
  await until(() => seen['failure'])
  expect(seen['failure']).toEqual([['as planned', { n: 1 }]])
})

test('runs are cancelled by an event and by the API', async () => {
  const ids = await Promise.all(['a', 'b', 'c'].map((id) => send('cancelled', { id })))
  const [, b, c] = await Promise.all(
    ids.map((id) =>
      until(async () => (await read<RunView[]>(`${engine.url}/v1/events/${id}/runs`))[0]),
    ),
  )
  await send('stop', { id: 'a' })
  expect(await endedRun(engine.url, ids[0] ?? '')).toMatchObject({ status: 'Cancelled' })
  await fetch(`${engine.url}/v1/runs/${b?.run_id}`, { method: 'DELETE' })
  expect(await endedRun(engine.url, ids[1] ?? '')).toMatchObject({ status: 'Cancelled' })
  expect(await read(`${engine.url}/v1/runs/${c?.run_id}`)).toMatchObject({ status: 'Running' })
  const bulk = { app_id: 'flow', function_id: 'cancelled', if: "event.data.id == 'c'" }
  const body = JSON.stringify({ ...bulk, started_before: new Date(Date.now() + 1).toISOString() })
  const many = await fetch(`${engine.url}/v1/cancellations`, { method: 'POST', body })
  expect(many.status).toBe(201)
  expect(await endedRun(engine.url, ids[2] ?? '')).toMatchObject({ status: 'Cancelled' })
})

test('concurrency holds per key', async () => {
  const { ids } = await sendMany('conc', [
    { key: 1 },
    { key: 1 },
    { key: 2 },
    { key: 2 },
    { key: 1 },
  ])
  await Promise.all(ids.map((id) => endedRun(engine.url, id)))
  expect(mostActive).toBeLessThanOrEqual(2)
})

test('a singleton is replaced or kept', async () => {
  const first = await send('single', { key: 1 })
  await until(async () => (await read<RunView[]>(`${engine.url}/v1/events/${first}/runs`))[0])
  const [second, other] = await Promise.all([
    send('single', { key: 1 }),
    send('single', { key: 2 }),
  ])
  expect(await endedRun(engine.url, first)).toMatchObject({ status: 'Cancelled' })
  expect(await endedRun(engine.url, second)).toMatchObject({ status: 'Completed' })
  expect(await endedRun(engine.url, other)).toMatchObject({ status: 'Completed' })
  const kept = await send('skip')
  const skipped = await send('skip')
  expect(await endedRuns(engine.url, kept)).toHaveLength(1)
  expect(await read(`${engine.url}/v1/events/${skipped}/runs`)).toEqual([])
})

test('batches fill up or time out, per key; debounces keep the last; limits drop', async () => {
  await sendMany('batch', [
    { k: 1, n: 1 },
    { k: 2, n: 1 },
    { k: 1, n: 2 },
    { k: 1, n: 3 },
  ])
  for (const n of [1, 2, 3]) await send('debounce', { k: 1, n })
  await sendMany('rate', [
    { k: 1, n: 1 },
    { k: 1, n: 2 },
    { k: 2, n: 1 },
  ])
  await sendMany('idem', [
    { k: 1, n: 1 },
    { k: 1, n: 2 },
  ])
  await until(() => (seen['batch']?.length === 2 && seen['debounce'] ? true : undefined))
  expect(seen['batch']).toContainEqual([
    { k: 1, n: 1 },
    { k: 1, n: 2 },
    { k: 1, n: 3 },
  ])
  expect(seen['batch']).toContainEqual([{ k: 2, n: 1 }])
  expect(seen['debounce']).toEqual([{ k: 1, n: 3 }])
  expect(seen['rate']).toHaveLength(2)
  expect(seen['idem']).toHaveLength(1)
})

test('a throttle lets its burst through and then keeps its pace', async () => {
  const { ids } = await sendMany(
    'throttle',
    Array.from({ length: 5 }, () => ({})),
  )
  await Promise.all(ids.map((id) => endedRun(engine.url, id)))
  const times = (seen['throttle'] ?? []) as number[]
  expect(times).toHaveLength(5)
  expect(Math.max(...times) - Math.min(...times)).toBeGreaterThan(1_500)
})

test('a higher priority goes first', async () => {
  const { ids } = await sendMany('prio', [{ p: 0 }, { p: 0 }, { p: 0 }, { p: 100 }])
  await Promise.all(ids.map((id) => endedRun(engine.url, id)))
  expect(seen['prio']?.indexOf(100)).toBeLessThan(3)
})

test('an event keeps its version; one from the future starts its run then', async () => {
  const ts = Date.now() + 1_200
  const id = await send('plain', { n: 'future' }, { ts, v: '2026-1' })
  const run = await endedRun(engine.url, id)
  expect(run.output).toMatchObject({ ts, v: '2026-1' })
  expect((run.output as { started: number }).started).toBeGreaterThanOrEqual(ts)
})

test('an id that was used starts nothing again', async () => {
  const first = await send('plain', { n: 'same' }, { id: 'the-same-id' })
  await endedRun(engine.url, first)
  await send('plain', { n: 'same' }, { id: 'the-same-id' })
  await endedRun(engine.url, await send('plain', { n: 'later' }))
  expect(seen['plain']?.filter((data) => (data as { n: string }).n === 'same')).toHaveLength(1)
})
