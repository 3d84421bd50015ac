import { setTimeout as sleep } from 'node:timers/promises'
import { Hono } from 'hono'
import { Inngest, NonRetriableError, RetryAfterError } from 'inngest'
import { serve } from 'inngest/hono'

/** The data that the scenarios' events carry. */
function numbers(event: { data: unknown }): { n: number; i: number; k: number } {
  return event.data as { n: number; i: number; k: number }
}

/** The app that the conversations in tests/fixtures/wire were recorded with, as they imply it. */
export function createWireApp(options: { checkpointing: boolean; fetch: typeof fetch }): Hono {
  const client = new Inngest({
    id: 'wire',
    isDev: true,
    baseUrl: 'http://engine.test',
    fetch: options.fetch,
    ...(options.checkpointing ? {} : { checkpointing: false }),
    logger: { info() {}, warn() {}, error() {}, debug() {} },
  })
  const on = (event: string) => [{ event: `wire/${event}` }]
  const tries = new Map<string, number>()
  const nth = (key: string) => {
    const n = (tries.get(key) ?? 0) + 1
    tries.set(key, n)
    return n
  }

  const callee = client.createFunction(
    { id: 'callee', triggers: on('callee') },
    async ({ event, step }) => ({
      x: await step.run('double', () => numbers(event).n * 2),
    }),
  )
  const calleeFails = client.createFunction(
    { id: 'callee-fails', triggers: on('callee-fails'), retries: 0 },
    () => {
      throw new NonRetriableError('callee said no')
    },
  )

  const functions = [
    client.createFunction({ id: 'serial', triggers: on('serial') }, async ({ step }) => {
      const a = await step.run('a', () => ({ v: 1 }))
      return { b: await step.run('b', () => a.v + 1) }
    }),
    client.createFunction({ id: 'parallel', triggers: on('parallel') }, async ({ step }) => {
      const parts = await Promise.all([
        step.run('p1', () => 10),
        step.run('p2', () => 20),
        step.run('p3', () => 30),
      ])
      return step.run('join', () => parts.reduce((sum, part) => sum + part, 0))
    }),
    client.createFunction({ id: 'sleep', triggers: on('sleep') }, async ({ step }) => {
      await step.run('before', () => 'b')
      await step.sleep('nap', '1s')
      return step.run('after', () => 'a')
    }),
    client.createFunction({ id: 'wait-hit', triggers: on('wait-hit') }, ({ step }) =>
      step.waitForEvent('w', { event: 'wire/go', timeout: '20s', match: 'data.id' }),
    ),
    client.createFunction({ id: 'wait-if', triggers: on('wait-if') }, ({ step }) =>
      step.waitForEvent('w', {
        event: 'wire/go',
        timeout: '20s',
        if: 'async.data.id == event.data.id && async.data.ok == true',
      }),
    ),
    client.createFunction({ id: 'wait-timeout', triggers: on('wait-timeout') }, ({ step }) =>
      step.waitForEvent('w', { event: 'wire/never', timeout: '1s' }),
    ),
    callee,
    client.createFunction({ id: 'invoke', triggers: on('invoke') }, ({ step }) =>
      step.invoke('call', { function: callee, data: { n: 21 } }),
    ),
    calleeFails,
    client.createFunction(
      { id: 'invoke-fails', triggers: on('invoke-fails'), retries: 0 },
      async ({ step }) => {
        try {
          return await step.invoke('call', { function: calleeFails, data: {} })
        } catch (error) {
          return { caught: (error as Error).message, name: (error as Error).name }
        }
      },
    ),
    client.createFunction(
      { id: 'step-retry', triggers: on('step-retry'), retries: 3 },
      ({ step, runId }) =>
        step.run('flaky', () => {
          const n = nth(runId)
          if (n === 1) throw new Error('flaky 1')
          return n
        }),
    ),
    client.createFunction(
      { id: 'fn-retry', triggers: on('fn-retry'), retries: 3 },
      ({ attempt, runId }) => {
        const n = nth(runId)
        if (n === 1) throw new Error('fn flaky 1')
        return { n, attempt }
      },
    ),
    client.createFunction(
      { id: 'step-exhaust-caught', triggers: on('step-exhaust-caught'), retries: 0 },
      async ({ step }) => {
        try {
          return await step.run('bad', () => {
            throw new Error('always')
          })
        } catch (error) {
          const { message: m, name: n } = error as Error
          return { c: await step.run('compensate', () => 'undone'), m, n }
        }
      },
    ),
    client.createFunction(
      { id: 'non-retriable', triggers: on('non-retriable'), retries: 3 },
      ({ step }) =>
        step.run('x', () => {
          throw new NonRetriableError('no')
        }),
    ),
    client.createFunction(
      { id: 'retry-after', triggers: on('retry-after'), retries: 3 },
      ({ runId }) => {
        const n = nth(runId)
        if (n === 1) throw new RetryAfterError('later', '2s')
        return n
      },
    ),
    client.createFunction(
      {
        id: 'on-failure',
        triggers: on('on-failure'),
        retries: 0,
        onFailure: async ({ error, step }) => {
          await step.run('log', () => ({ m: error.message }))
          return {}
        },
      },
      () => {
        throw new Error('boom')
      },
    ),
    client.createFunction(
      {
        id: 'cancel',
        triggers: on('cancel'),
        cancelOn: [{ event: 'wire/stop', match: 'data.id' }],
      },
      ({ step }) => step.sleep('long', '30s'),
    ),
    client.createFunction({ id: 'send-event', triggers: on('send-event') }, ({ step }) =>
      step.sendEvent('emit', [
        { name: 'wire/emitted', data: { k: 1 } },
        { name: 'wire/emitted', data: { k: 2 } },
      ]),
    ),
    client.createFunction(
      { id: 'on-emitted', triggers: [{ event: 'wire/emitted', if: 'event.data.k == 2' }] },
      ({ event }) => numbers(event).k,
    ),
    client.createFunction(
      { id: 'batch', triggers: on('batch'), batchEvents: { maxSize: 3, timeout: '2s' } },
      ({ events }) => events.map((event) => numbers(event).i),
    ),
    client.createFunction(
      { id: 'conc', triggers: on('conc'), concurrency: { limit: 1, key: 'event.data.k' } },
      ({ step }) =>
        step.run('slow', async () => {
          await sleep(30)
          return Date.now()
        }),
    ),
    client.createFunction(
      { id: 'debounce', triggers: on('debounce'), debounce: { period: '2s', key: 'event.data.k' } },
      ({ event }) => numbers(event).i,
    ),
    client.createFunction(
      {
        id: 'rate',
        triggers: on('rate'),
        rateLimit: { limit: 1, period: '10s', key: 'event.data.k' },
      },
      ({ event }) => numbers(event).i,
    ),
    client.createFunction(
      {
        id: 'throttle',
        triggers: on('throttle'),
        throttle: { limit: 1, period: '2s', key: 'event.data.k' },
      },
      ({ event }) => numbers(event).i,
    ),
    client.createFunction(
      { id: 'idem', triggers: on('idem'), idempotency: 'event.data.k' },
      ({ event }) => numbers(event).i,
    ),
    client.createFunction(
      { id: 'single', triggers: on('single'), singleton: { key: 'event.data.k', mode: 'skip' } },
      async ({ event, step }) => {
        await step.sleep('s', '2s')
        return numbers(event).i
      },
    ),
    client.createFunction(
      {
        id: 'priority',
        triggers: on('priority'),
        priority: { run: 'event.data.vip == true ? 120 : 0' },
      },
      () => 1,
    ),
    client.createFunction({ id: 'cron', triggers: [{ cron: '* * * * *' }] }, ({ event }) => event),
    client.createFunction({ id: 'nested-parallel', triggers: on('nested-parallel') }, ({ step }) =>
      Promise.all([
        step.run('l', () => 1).then((l) => step.run('l2', () => l + 1)),
        step.run('r', () => 5),
      ]),
    ),
    client.createFunction(
      { id: 'timeouts', triggers: on('timeouts'), timeouts: { start: '10s', finish: '2s' } },
      ({ step }) => step.sleep('s', '20s'),
    ),
  ]
  const app = new Hono()
  app.on(['GET', 'PUT', 'POST'], '/api/inngest', serve({ client, functions }))
  return app
}
