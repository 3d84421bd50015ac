import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startEngine } from '../../support/engine-apps/engine-process.ts'
import type { EngineProcess } from '../../support/engine-apps/engine-process.ts'
import { read, until } from '../../support/engine-apps/read-runs.ts'
import { createClient, serveApp } from '../../support/engine-apps/serve-app.ts'

let engine: EngineProcess

beforeAll(async () => {
  engine = await startEngine()
})
afterAll(() => engine.stop())

/** Resident memory of the engine's process, in MB. */
function memory(): number {
  const status = readFileSync(`/proc/${engine.child.pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024
}

test('2,000 events over HTTP all become finished runs, and memory stays within bounds', async () => {
  const client = createClient(engine.url, 'load')
  const idle = memory()
  let done = 0
  const app = await serveApp(client, [
    client.createFunction({ id: 'count', triggers: [{ event: 'load/one' }] }, () => void done++),
  ])
  await Promise.all(
    Array.from({ length: 20 }, () =>
      client.send(Array.from({ length: 100 }, () => ({ name: 'load/one', data: {} }))),
    ),
  )
  await until(async () => {
    const response = await fetch(`${engine.url}/dev`)
    const { load } = (await response.json()) as { load: { runsInMemory: number } }
    return done >= 2_000 && load.runsInMemory === 0 ? true : undefined
  })
  expect(done).toBe(2_000)
  expect(await read<unknown[]>(`${engine.url}/v1/events?limit=100`)).toHaveLength(100)
  expect(memory() - idle).toBeLessThan(500)
  expect(engine.log()).not.toMatch(/unhandled|heap/i)
  await app.close()
})
