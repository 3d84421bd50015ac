import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { openPglite } from '../../../db/drivers/pglite.ts'
import { createVirtualClock } from '../../unit/engine/support/virtual-clock.ts'
import {
  closeDatabase,
  createTestEngine,
  ops,
} from '../../integration/engine/support/test-engine.ts'
import type { Answer, Call, TestEngine } from '../../integration/engine/support/test-engine.ts'

const engines: TestEngine[] = []

afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.close()
})

afterAll(closeDatabase)

async function create(
  answer: (call: Call) => Answer | Promise<Answer>,
  more: Partial<Parameters<typeof createTestEngine>[0]> = {},
): Promise<TestEngine> {
  const functions = [
    { id: 'fn', triggers: [{ event: 'go' }], throttle: { limit: 2, period: '1h' } },
  ]
  const engine = await createTestEngine({ functions, answer, ...more })
  engines.push(engine)
  return engine
}

const go = { name: 'go', data: {} }

function checkpointOf(call: Call, change: object = {}) {
  return {
    run_id: call.runId,
    qi_id: call.queueItem,
    request_id: call.requestId,
    generation_id: call.generation,
    steps: [{ op: 'StepRun', id: 'a', name: 'a', data: 1 }],
    ...change,
  }
}

describe('a checkpoint', () => {
  test('is stored when it comes from the call that is being made', async () => {
    const statuses: number[] = []
    const { engine, request, pass } = await create(async (call) => {
      const path = `/v1/checkpoint/${call.runId}/async`
      for (const change of [
        {},
        {},
        { generation_id: call.generation + 1 },
        { request_id: 'another' },
        { qi_id: 'another' },
        { steps: [{ op: 'Sleep', id: 's', name: '1s' }] },
        { run_id: 'another' },
      ]) {
        statuses.push((await request('POST', path, checkpointOf(call, change))).status)
      }
      return ops({ op: 'RunComplete', id: 'end', data: 'done' })
    })
    await engine.send(go)
    await pass(0)
    expect(statuses).toEqual([200, 200, 409, 409, 409, 400, 400])
  })

  test('is refused when its job was tried again, or its run is over', async () => {
    const { engine, request, pass, calls } = await create(({ attempt }) =>
      attempt === 0 ? { status: 500 } : ops({ op: 'Sleep', id: 's', name: '1h' }),
    )
    await engine.send(go)
    await pass(120_000)
    const [first] = calls
    if (!first) throw new Error('no call')
    expect(calls.map(({ attempt, generation }) => [attempt, generation])).toEqual([
      [0, 1],
      [1, 2],
    ])
    const path = `/v1/checkpoint/${first.runId}/async`
    expect((await request('POST', path, checkpointOf(first))).status).toBe(409)
    await request('DELETE', `/v1/runs/${first.runId}`)
    expect((await request('POST', path, checkpointOf(first))).status).toBe(404)
  })
})

describe('a second engine on the same database', () => {
  test('takes over: the first writes no more, and its call is stale', async () => {
    const arrived = Promise.withResolvers<Call>()
    const release = Promise.withResolvers<Answer>()
    const first = await create((call) => {
      arrived.resolve(call)
      return release.promise
    })
    await first.engine.send(go)
    const call = await arrived.promise

    const second = await create(() => ops({ op: 'RunComplete', id: 'end', data: 'second' }), {
      database: first.database,
      clock: createVirtualClock(first.clock.now() + 1_000),
      functions: [],
    })
    await second.pass(0)
    expect(second.calls[0]?.runId).toBe(call.runId)
    expect(second.calls[0]?.generation).toBeGreaterThan(call.generation)

    const late = await first.request(
      'POST',
      `/v1/checkpoint/${call.runId}/async`,
      checkpointOf(call),
    )
    expect([409, 404]).toContain(late.status)
    release.resolve(ops({ op: 'RunComplete', id: 'end', data: 'first' }))
    await first.pass(0)
    const [run] = await second.runs()
    expect(run).toMatchObject({ status: 'Completed', output: '{"data":"second"}' })
    expect(await second.runs()).toHaveLength(1)
  })

  test('waits on a shared PostgreSQL until the lease of the first has expired', async () => {
    const database = { ...(await openPglite()), driver: 'pg' as const }
    const frozen = await create(() => ({}), { database })
    const clock = createVirtualClock(frozen.clock.now())
    let started = false
    const second = create(() => ({}), { database, clock, functions: [] }).then((engine) => {
      started = true
      return engine
    })
    while (clock.nextTimer() === null) await new Promise((resolve) => setTimeout(resolve, 1))
    clock.advanceTo(clock.now() + 4_000)
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(started).toBe(false)
    clock.advanceTo(clock.now() + 1_000)
    await second
    expect(started).toBe(true)
  })
})

describe('an engine that is started again', () => {
  test('goes on with what slept, waited, and was to be tried again', async () => {
    const answer = ({ steps, attempt, events }: Call): Answer => {
      if (Object.keys(steps).length > 0) return { body: Object.values(steps)[0] }
      switch (events[0]?.data['what']) {
        case 'sleep':
          return ops({ op: 'Sleep', id: 's', name: '1h' })
        case 'wait':
          return ops({
            op: 'WaitForEvent',
            id: 'w',
            name: 'answer',
            opts: { event: 'answer', timeout: '2h' },
          })
        default:
          return attempt === 0
            ? { status: 500, headers: { 'retry-after': '600' } }
            : { body: 'retried' }
      }
    }
    const functions = [{ id: 'fn', triggers: [{ event: 'go' }] }]
    const first = await create(answer, { functions })
    await first.engine.send(
      ['sleep', 'wait', 'retry'].map((what) => ({ name: 'go', data: { what } })),
    )
    await first.pass(1_000)
    await first.close()

    const clock = createVirtualClock(first.clock.now() + 30_000)
    const second = await create(answer, { database: first.database, clock, functions: [] })
    await second.pass(1_800_000)
    await second.engine.send({ name: 'answer', data: { n: 42 } })
    await second.pass(3_600_000)
    const runs = await second.runs()
    expect(runs.map(({ status }) => status)).toEqual(['Completed', 'Completed', 'Completed'])
    expect(runs.map(({ output }) => output).join()).toContain('"n":42')
    expect(runs.map(({ output }) => output).join()).toContain('retried')
    expect(second.errors).toEqual([])
  })

  test('remembers its throttles, debounces and batches', async () => {
    const functions = [
      { id: 'throttled', triggers: [{ event: 'go' }], throttle: { limit: 1, period: '1h' } },
      { id: 'debounced', triggers: [{ event: 'go' }], debounce: { period: '10m' } },
      { id: 'batched', triggers: [{ event: 'go' }], batchEvents: { maxSize: 10, timeout: '10m' } },
    ]
    const first = await create(() => ({}), { functions })
    await first.engine.send([go, go])
    await first.pass(1_000)
    expect(first.calls.map(({ functionId }) => functionId)).toEqual(['throttled'])
    await first.close()

    const clock = createVirtualClock(first.clock.now())
    const second = await create(() => ({}), { database: first.database, clock, functions: [] })
    await second.pass(1_800_000)
    expect(second.calls.map(({ functionId }) => functionId).toSorted()).toEqual([
      'batched',
      'debounced',
    ])
    expect(second.calls.find(({ functionId }) => functionId === 'batched')?.events).toHaveLength(2)
    await second.pass(1_800_000)
    expect(second.calls.at(-1)?.functionId).toBe('throttled')
  })

  test('forgets finished runs after the retention, with their steps and events', async () => {
    const first = await create(({ steps }) =>
      Object.keys(steps).length > 0 ? {} : ops({ op: 'StepRun', id: 'a', data: 1 }),
    )
    await first.engine.send(go)
    await first.pass(1_000)
    expect(await first.runs()).toHaveLength(1)
    await first.pass(8 * 86_400_000)
    expect(await first.runs()).toEqual([])
    const left = await first.database.query(
      'select (select count(*)::int from engine.steps) as steps, (select count(*)::int from engine.events) as events, (select count(*)::int from engine.limits) as limits',
    )
    expect(left).toEqual([{ steps: 0, events: 0, limits: 0 }])
    expect(first.engine.load().runsInMemory).toBe(0)
  })
})

describe('an event that comes while the engine starts', () => {
  test('is not taken and forgotten: its sender sends it again, and it runs once', async () => {
    const sent = { ...go, id: 'early' }
    const answer = () => ops({ op: 'RunComplete', id: 'end', data: 'done' })
    const first = await create(answer)
    await first.close()
    engines.length = 0

    let early = 0
    const second = await create(answer, {
      functions: [],
      database: first.database,
      clock: first.clock,
      whileStarting: async (request) => {
        early = (await request('POST', '/e/key', sent)).status
      },
    })
    if (early >= 400) expect((await second.request('POST', '/e/key', sent)).status).toBe(200)
    await second.pass(0)
    expect(await second.runs()).toMatchObject([{ status: 'Completed' }])
  })
})
