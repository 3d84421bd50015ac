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

const go = (data: object = {}) => ({ name: 'go', data })
const fn = (more: object = {}) => ({ id: 'fn', triggers: [{ event: 'go' }], ...more })
const first = (answer: Answer) => (call: Call) =>
  Object.keys(call.steps).length > 0 ? { body: Object.values(call.steps)[0] ?? null } : answer
const longWait = first(
  ops({ op: 'WaitForEvent', id: 'w', name: 'x', opts: { event: 'never', timeout: '1h' } }),
)

async function create(
  functions: readonly object[],
  answer: (call: Call) => Answer | Promise<Answer>,
) {
  engine = await createTestEngine({ functions, answer })
  return engine
}

async function statuses(): Promise<string[]> {
  return (await engine.runs()).map(({ status }) => status)
}

describe('cancelling', () => {
  test('by event, when the expression fits, and only while it may', async () => {
    const cancel = [
      { event: 'stop', if: 'event.data.id == async.data.id' },
      { event: 'early', timeout: '10m' },
    ]
    const { pass } = await create([fn({ cancel })], longWait)
    await engine.engine.send([go({ id: 1 }), go({ id: 2 })])
    await pass(1_000)
    await engine.engine.send({ name: 'stop', data: { id: 1 } })
    await pass(1_200_000)
    await engine.engine.send({ name: 'early', data: {} })
    await pass(1_000)
    expect(await statuses()).toEqual(['Cancelled', 'Running'])
  })

  test('over the API: it is told once, and a late answer changes nothing', async () => {
    const release = Promise.withResolvers<Answer>()
    const arrived = Promise.withResolvers<void>()
    const cancelled = { id: 'on-cancel', triggers: [{ event: 'inngest/function.cancelled' }] }
    const { pass, request, calls } = await create([fn(), cancelled], ({ functionId }) => {
      arrived.resolve()
      return functionId === 'fn' ? release.promise : {}
    })
    await engine.engine.send(go())
    await arrived.promise
    const [call] = calls
    expect((await request('DELETE', `/v1/runs/${call?.runId}`)).status).toBe(200)
    expect((await request('DELETE', `/v1/runs/${call?.runId}`)).status).toBe(200)
    release.resolve({ body: 'late' })
    await pass(1_000)
    expect(await statuses()).toEqual(['Cancelled', 'Completed'])
    expect(calls.at(-1)?.events[0]?.data).toMatchObject({ function_id: 'fn', run_id: call?.runId })
  })

  test('when a run starts too late or takes too long', async () => {
    const timeouts = { start: '10s', finish: '20s' }
    const { pass } = await create(
      [fn({ timeouts, throttle: { limit: 1, period: '1h' } })],
      longWait,
    )
    await engine.engine.send([go(), go()])
    await pass(9_000)
    expect(await statuses()).toEqual(['Running', 'Queued'])
    await pass(2_000)
    expect(await statuses()).toEqual(['Running', 'Cancelled'])
    await pass(10_000)
    expect(await statuses()).toEqual(['Cancelled', 'Cancelled'])
  })
})

describe('failing', () => {
  test('after all attempts the failure handler starts, once', async () => {
    const handler = {
      id: 'handler',
      triggers: [
        { event: 'inngest/function.failed', expression: "event.data.function_id == 'fn'" },
      ],
    }
    const error = { name: 'TypeError', message: 'broken', __serialized: true }
    const { pass, calls } = await create([fn(), handler], ({ functionId }) =>
      functionId === 'fn' ? { status: 500, body: error } : {},
    )
    await engine.engine.send(go())
    await pass(24 * 3_600_000)
    expect(
      calls.filter(({ functionId }) => functionId === 'fn').map(({ attempt }) => attempt),
    ).toEqual([0, 1, 2, 3, 4])
    expect(await statuses()).toEqual(['Failed', 'Completed'])
    expect(calls.at(-1)?.events[0]?.data['error']).toEqual({
      error: 'invalid status code: 500',
      name: 'TypeError',
      message: 'broken',
    })
  })

  test.each([
    ['an unknown opcode', ops({ op: 'Teleport', id: 'x' }), 'Teleport'],
    [
      'an expression that does not compile',
      ops({ op: 'WaitForEvent', id: 'w', opts: { event: 'e', timeout: '1s', if: 'a ==' } }),
      'InvalidExpression',
    ],
    [
      'a step output over 4 MB',
      ops({ op: 'StepRun', id: 'a', data: 'x'.repeat(5_000_000) }),
      'InngestErrStepOutputTooLarge',
    ],
    [
      'more than 1,000 steps',
      ops(...Array.from({ length: 1_001 }, (_, i) => ({ op: 'StepPlanned', id: `s${i}` }))),
      'InngestErrFunctionOverflowed',
    ],
    [
      'an answer with the no-retry header',
      {
        status: 400,
        headers: { 'x-inngest-no-retry': 'true' },
        body: { name: 'E', message: 'final' },
      },
      'final',
    ],
  ])('%s ends the run without another attempt', async (_, answer, words) => {
    const { pass, calls, request } = await create([fn()], () => answer)
    await engine.engine.send(go())
    await pass(86_400_000)
    expect(calls).toHaveLength(1)
    const { body } = await request('GET', `/v1/runs/${calls[0]?.runId}`)
    expect(body).toMatchObject({ data: { status: 'Failed' } })
    expect(JSON.stringify(body)).toContain(words)
  })

  test("an app that does not answer in the SDK's name, or not at all, is tried again", async () => {
    let answers = 0
    const { pass, calls } = await create([fn()], () => {
      if (++answers === 1) throw new Error('connection refused')
      return answers === 2 ? ops() : { body: 'at last' }
    })
    await engine.engine.send(go())
    await pass(3_600_000)
    expect(calls).toHaveLength(3)
    expect(await statuses()).toEqual(['Completed'])
  })
})

describe('invoking', () => {
  const invoke = (more: object = {}) =>
    ops({
      op: 'InvokeFunction',
      id: 'i',
      opts: { function_id: 'callee', payload: { data: { n: 1 } }, ...more },
    })

  test('a function that does not exist fails the step', async () => {
    const { pass, calls } = await create([fn()], first(invoke()))
    await engine.engine.send(go())
    await pass(1_000)
    expect(calls[1]?.steps['i']).toMatchObject({
      error: { message: 'could not find function with ID: callee' },
    })
  })

  test('a function that takes too long fails the step, and its result comes too late', async () => {
    const callee = { id: 'callee', triggers: [] }
    const { pass, calls } = await create([fn(), callee], (call) =>
      call.functionId === 'callee' ? longWait(call) : first(invoke({ timeout: '10s' }))(call),
    )
    await engine.engine.send(go())
    await pass(7_200_000)
    const last = calls.filter(({ functionId }) => functionId === 'fn').at(-1)
    expect(last?.steps['i']).toMatchObject({ error: { name: 'InngestInvokeTimeoutError' } })
    expect(await statuses()).toEqual(['Completed', 'Completed'])
  })
})

describe('waiting', () => {
  test('a signal resumes the run that waits for it, once', async () => {
    const wait = ops({
      op: 'WaitForSignal',
      id: 's',
      name: 'sig',
      opts: { signal: 'sig', timeout: '1h' },
    })
    const { pass, request, calls } = await create([fn()], first(wait))
    await engine.engine.send(go())
    await pass(1_000)
    const sent = await request('POST', '/v1/signals', { signal: 'sig', data: { ok: 1 } })
    expect(sent).toMatchObject({ status: 200, body: { data: { run_id: calls[0]?.runId } } })
    expect((await request('POST', '/v1/signals', { signal: 'sig' })).status).toBe(404)
    await pass(1_000)
    expect(calls[1]?.steps['s']).toEqual({ data: { signal: 'sig', data: { ok: 1 } } })
  })

  test('parallel steps: one call for each, then one call for all', async () => {
    const { pass, calls } = await create([fn()], (call) => {
      if (call.stepId !== 'step') return ops({ op: 'StepRun', id: call.stepId, data: call.stepId })
      return Object.keys(call.steps).length === 3
        ? { body: 'joined' }
        : ops(...['p', 'q', 'r'].map((id) => ({ op: 'StepPlanned', id })))
    })
    await engine.engine.send(go())
    await pass(1_000)
    expect(calls.map(({ stepId }) => stepId).toSorted()).toEqual(['p', 'q', 'r', 'step', 'step'])
    expect(await statuses()).toEqual(['Completed'])
  })
})

describe('triggers', () => {
  test('fit by name, by prefix and by expression; cron fires once for all the times that were missed', async () => {
    const functions = [
      { id: 'prefix', triggers: [{ event: 'shop/order.*' }] },
      { id: 'all', triggers: [{ event: '*' }] },
      { id: 'big', triggers: [{ event: 'shop/order.paid', expression: 'event.data.sum > 100' }] },
      { id: 'hourly', triggers: [{ cron: '0 * * * *' }] },
    ]
    const { pass, calls, clock } = await create(functions, () => ({}))
    await engine.engine.send([
      { name: 'shop/order.paid', data: { sum: 200 } },
      { name: 'shop/order.placed', data: {} },
      { name: 'shop/visit', data: {} },
    ])
    await pass(1_000)
    const counts = Object.groupBy(calls, ({ functionId }) => functionId)
    expect([counts['prefix']?.length, counts['all']?.length, counts['big']?.length]).toEqual([
      2, 3, 1,
    ])
    clock.advanceTo(clock.now() + 5 * 3_600_000)
    await pass(0)
    expect(calls.filter(({ functionId }) => functionId === 'hourly')).toHaveLength(1)
    await pass(3_600_000)
    expect(calls.filter(({ functionId }) => functionId === 'hourly')).toHaveLength(2)
  })
})
