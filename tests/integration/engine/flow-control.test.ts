import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { closeDatabase, createTestEngine, ops } from './support/test-engine.ts'
import type { Answer, Call, TestEngine } from './support/test-engine.ts'

let engine: TestEngine

afterEach(async () => {
  await engine.close()
  if (engine.errors.length > 0)
    throw new Error('the engine logged errors', { cause: engine.errors })
})

afterAll(closeDatabase)

async function withFunction(
  config: object,
  answer: (call: Call) => Answer | Promise<Answer> = () => ({}),
) {
  engine = await createTestEngine({
    functions: [{ id: 'fn', triggers: [{ event: 'go' }], ...config }],
    answer,
  })
  return engine
}

const go = (data: object) => ({ name: 'go', data })
const valuesOf = (calls: readonly Call[]) => calls.map((call) => call.events[0]?.data['i'])

describe('concurrency', () => {
  test('never more than the limit under one key, other keys go on, and none is lost', async () => {
    const releases: (() => void)[] = []
    let most = 0
    const running = new Map<unknown, number>()
    const { pass, calls } = await withFunction(
      { concurrency: [{ limit: 2, key: 'event.data.k' }, { limit: 3 }] },
      async ({ events }) => {
        const key = events[0]?.data['k']
        running.set(key, (running.get(key) ?? 0) + 1)
        expect(running.get(key)).toBeLessThanOrEqual(2)
        most = Math.max(
          most,
          [...running.values()].reduce((a, b) => a + b, 0),
        )
        await new Promise<void>((resolve) => releases.push(resolve))
        running.set(key, (running.get(key) ?? 0) - 1)
        return {}
      },
    )
    await engine.engine.send(Array.from({ length: 30 }, (_, i) => go({ i, k: i % 3 })))
    while (calls.length < 30 || releases.length > 0) {
      await new Promise((resolve) => setTimeout(resolve, 2))
      releases.splice(0, 1).forEach((release) => release())
    }
    await pass(0)
    expect(most).toBe(3)
    expect((await engine.runs()).map(({ status }) => status)).toEqual(
      Array.from({ length: 30 }, () => 'Completed'),
    )
  })
})

describe('throttle', () => {
  test('starts what the limit allows at once and the rest later, dropping none', async () => {
    const { pass, calls } = await withFunction({
      throttle: { limit: 2, period: '10s', key: 'event.data.k' },
    })
    await engine.engine.send([1, 2, 3, 4, 5].map((i) => go({ i, k: 1 })).concat(go({ i: 6, k: 2 })))
    await pass(0)
    expect(valuesOf(calls)).toEqual([1, 2, 6])
    await pass(5_000)
    expect(valuesOf(calls)).toEqual([1, 2, 6, 3])
    await pass(60_000)
    expect(valuesOf(calls)).toEqual([1, 2, 6, 3, 4, 5])
  })
})

describe('debounce', () => {
  test('runs once, a period after the last event, with the last event', async () => {
    const { pass, calls } = await withFunction({ debounce: { period: '10s', key: 'event.data.k' } })
    for (const i of [1, 2, 3]) {
      await engine.engine.send(go({ i, k: 1 }))
      await pass(9_000)
    }
    expect(calls).toHaveLength(0)
    await pass(1_000)
    expect(valuesOf(calls)).toEqual([3])
  })

  test('does not wait beyond its time-out', async () => {
    const { pass, calls } = await withFunction({ debounce: { period: '10s', timeout: '25s' } })
    for (const i of [1, 2, 3, 4]) {
      await engine.engine.send(go({ i }))
      await pass(8_000)
    }
    expect(valuesOf(calls)).toEqual([4])
  })
})

describe('batches', () => {
  test('start when they are full or when their time is up', async () => {
    const { pass, calls } = await withFunction({
      batchEvents: { maxSize: 3, timeout: '5s', key: 'event.data.k' },
    })
    await engine.engine.send(
      [1, 2, 3, 4].map((i) => go({ i, k: 'a' })).concat(go({ i: 5, k: 'b' })),
    )
    await pass(0)
    expect(calls.map(({ events }) => events.map(({ data }) => data['i']))).toEqual([[1, 2, 3]])
    await pass(5_000)
    expect(calls.map(({ events }) => events.map(({ data }) => data['i']))).toEqual([
      [1, 2, 3],
      [4],
      [5],
    ])
  })

  test('leave out what their condition does not let in', async () => {
    const { pass, calls } = await withFunction({
      batchEvents: { maxSize: 3, timeout: '5s', if: 'event.data.slow == true' },
    })
    await engine.engine.send([go({ i: 1, slow: true }), go({ i: 2 })])
    await pass(0)
    expect(valuesOf(calls)).toEqual([2])
    await pass(5_000)
    expect(valuesOf(calls)).toEqual([2, 1])
  })
})

describe('singleton', () => {
  const sleeping = (call: Call) =>
    Object.keys(call.steps).length > 0 ? {} : ops({ op: 'Sleep', id: 's', name: '10s' })

  test('skips while a run is alive', async () => {
    const { pass } = await withFunction(
      { singleton: { key: 'event.data.k', mode: 'skip' } },
      sleeping,
    )
    await engine.engine.send([go({ i: 1, k: 1 }), go({ i: 2, k: 1 }), go({ i: 3, k: 2 })])
    await pass(1_000)
    await engine.engine.send(go({ i: 4, k: 1 }))
    await pass(20_000)
    await engine.engine.send(go({ i: 5, k: 1 }))
    await pass(20_000)
    expect(await engine.runs()).toHaveLength(3)
  })

  test('cancels the run that is alive', async () => {
    const { pass } = await withFunction({ singleton: { mode: 'cancel' } }, sleeping)
    for (const i of [1, 2]) {
      await engine.engine.send(go({ i }))
      await pass(1_000)
    }
    await pass(20_000)
    expect((await engine.runs()).map(({ status }) => status)).toEqual(['Cancelled', 'Completed'])
  })
})

describe('rate limit and idempotency', () => {
  test('drop what comes too soon', async () => {
    const { pass, calls } = await withFunction({
      rateLimit: { limit: 1, period: '10s', key: 'event.data.k' },
    })
    for (const i of [1, 2, 3]) {
      await engine.engine.send(go({ i, k: 1 }))
      await pass(6_000)
    }
    expect(valuesOf(calls)).toEqual([1, 3])
  })

  test('the same event id, or the same idempotency key, starts a function once in 24 hours', async () => {
    const { pass, calls } = await withFunction({ idempotency: 'event.data.k' })
    await engine.engine.send([
      { id: 'one', ...go({ i: 1, k: 1 }) },
      { id: 'one', ...go({ i: 2, k: 2 }) },
    ])
    await engine.engine.send(go({ i: 3, k: 1 }))
    await pass(23 * 3_600_000)
    await engine.engine.send({ id: 'one', ...go({ i: 4, k: 4 }) })
    await pass(2 * 3_600_000)
    await engine.engine.send({ id: 'one', ...go({ i: 5, k: 1 }) })
    await pass(0)
    expect(valuesOf(calls)).toEqual([1, 5])
  })
})

describe('priority', () => {
  test('orders what waits: seconds ahead of what came at the same time', async () => {
    const { pass, calls } = await withFunction({
      priority: { run: 'event.data.p' },
      concurrency: 1,
    })
    await engine.engine.send([
      go({ i: 1, p: 0 }),
      go({ i: 2, p: -10 }),
      go({ i: 3, p: 10 }),
      go({ i: 4, p: 600 }),
    ])
    await pass(0)
    expect(valuesOf(calls).slice(1)).toEqual([4, 3, 1, 2].filter((i) => i !== valuesOf(calls)[0]))
  })
})
