import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Hono } from 'hono'
import { Inngest } from 'inngest'
import { serve } from 'inngest/hono'
import { openPglite } from '../db/drivers/pglite.ts'
import { createEngine } from '../engine/create-engine.ts'
import type { Engine } from '../engine/create-engine.ts'
import { median, percentile, report } from './support/report.ts'

// As main.ts does: the SDK copies the environment several times a call.
process.env = { ...process.env }

/**
 * The engine as `npm start` uses it: in one process with the app, without sockets, on PGlite in a
 * folder. What is measured holds the SDK's own work too.
 */
const kilobyte = 'x'.repeat(1_024)
const done = { count: 0, firstStepAt: 0, resolve: () => {}, target: 0 }

function createApp(checkpointing: boolean, engine: () => Engine): Hono {
  const client = new Inngest({
    id: checkpointing ? 'bench' : 'bench-plain',
    isDev: true,
    baseUrl: 'http://engine.local',
    fetch: async (input, init) => engine().fetch(new Request(input, init)),
    ...(checkpointing ? {} : { checkpointing: false }),
    logger: { info() {}, warn() {}, error() {}, debug() {} },
  })
  const name = checkpointing ? 'bench' : 'plain'
  const functions = [
    client.createFunction(
      { id: 'three', triggers: [{ event: `${name}/three` }] },
      async ({ step }) => {
        const a = await step.run('a', () => 1)
        const b = await step.run('b', () => a + 1)
        const c = await step.run('c', () => b + 1)
        if (++done.count === done.target) done.resolve()
        return c
      },
    ),
    client.createFunction(
      { id: 'first', triggers: [{ event: `${name}/first` }] },
      async ({ step }) => {
        await step.run('a', () => {
          done.firstStepAt = performance.now()
        })
        done.resolve()
      },
    ),
    client.createFunction(
      { id: 'hundred', triggers: [{ event: `${name}/hundred` }] },
      async ({ step }) => {
        for (let i = 0; i < 100; i++) await step.run(`s${i}`, () => kilobyte)
        done.resolve()
      },
    ),
  ]
  const app = new Hono()
  app.on(['GET', 'PUT', 'POST'], '/api/inngest', serve({ client, functions }))
  return app
}

async function until(target: number, begin: () => Promise<unknown>): Promise<number> {
  Object.assign(done, { count: 0, target })
  const finished = new Promise<void>((resolve) => {
    done.resolve = resolve
  })
  const from = performance.now()
  await begin()
  await finished
  return performance.now() - from
}

/** Until the last results are stored and nothing runs any more. */
async function idle(engine: Engine): Promise<void> {
  while (engine.load().running + engine.load().waiting > 0) await sleep(1)
}

const folder = mkdtempSync(join(tmpdir(), 'engine-bench-'))
const database = await openPglite({ dataDir: folder })
const apps: Record<string, Hono> = {}
const engine: Engine = await createEngine({
  database,
  fetch: async (input, init) => {
    const request = new Request(input, init)
    const { port } = new URL(request.url)
    return apps[port]?.fetch(request) ?? new Response(null, { status: 404 })
  },
})
await engine.start()
apps['1'] = createApp(true, () => engine)
apps['2'] = createApp(false, () => engine)
for (const port of ['1', '2']) await engine.sync(`http://app.local:${port}/api/inngest`)

const submit = (name: string, count: number) =>
  engine.send(Array.from({ length: count }, (_, i) => ({ name, data: { i } })))

async function runsPerSecond(name: string): Promise<number> {
  const rates: number[] = []
  for (let round = 0; round < 3; round++) {
    const ms = await until(1_000, () => submit(name, 1_000))
    await idle(engine)
    rates.push(1_000_000 / ms)
  }
  return median(rates)
}

await until(50, () => submit('bench/three', 50))
await until(50, () => submit('plain/three', 50))
await idle(engine)
const rate = await runsPerSecond('bench/three')
const plainRate = await runsPerSecond('plain/three')

const latencies: number[] = []
for (let i = 0; i < 100; i++) {
  await idle(engine)
  await sleep(5)
  const from = performance.now()
  await until(1, () => submit('bench/first', 1))
  latencies.push(done.firstStepAt - from)
}

const hundred: number[] = []
const hundredPlain: number[] = []
for (let i = 0; i < 5; i++) {
  hundred.push(await until(1, () => submit('bench/hundred', 1)))
  await idle(engine)
  hundredPlain.push(await until(1, () => submit('plain/hundred', 1)))
  await idle(engine)
}

global.gc?.()
const before = process.memoryUsage().rss
let most = before
for (let i = 0; i < 10; i++) {
  await until(1_000, () => submit('bench/three', 1_000))
  await idle(engine)
  most = Math.max(most, process.memoryUsage().rss)
}
global.gc?.()
const after = process.memoryUsage().rss
await engine.stop()
await database.close()
rmSync(folder, { recursive: true, force: true })

report('engine', [
  { metric: 'three-step runs, 1,000 at once', value: rate, unit: 'runs/s', target: 250 },
  { metric: 'the same without checkpointing', value: plainRate, unit: 'runs/s' },
  {
    metric: 'event to first step when idle, p50',
    value: median(latencies),
    unit: 'ms',
    target: 10,
    better: 'lower',
  },
  { metric: 'event to first step when idle, p95', value: percentile(latencies, 95), unit: 'ms' },
  { metric: '100 sequential steps of 1 KB', value: median(hundred), unit: 'ms' },
  { metric: 'the same without checkpointing', value: median(hundredPlain), unit: 'ms' },
  {
    metric: 'memory after 10,000 more runs, above before',
    value: (after - before) / 1e6,
    unit: 'MB',
    target: 300,
    better: 'lower',
  },
  { metric: 'most memory in between, above before', value: (most - before) / 1e6, unit: 'MB' },
])
process.exit(0)
