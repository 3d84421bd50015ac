import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NonRetriableError, referenceFunction } from 'inngest'
import { startEngine } from './engine-process.ts'
import type { EngineProcess } from './engine-process.ts'
import { endedRun, until } from './read-runs.ts'
import { createClient, modes, serveApp } from './serve-app.ts'
import type { ServedApp } from './serve-app.ts'

/** What any app may do in its steps, tried in the SDK's checkpointing modes that are named. */
export function stepsContract(...names: (keyof typeof modes)[]): void {
  let engine: EngineProcess
  beforeAll(async () => {
    engine = await startEngine()
  })
  afterAll(() => engine.stop())

  describe.each(names)('an app in %s mode', (mode) => {
    const checkpointing = modes[mode]
    let app: ServedApp
    let client: ReturnType<typeof createClient>
    const ran: string[] = []

    async function runOf(name: string, data: object = {}) {
      const { ids } = await client.send({ name: `${mode}/${name}`, data })
      return endedRun(engine.url, ids[0] ?? '')
    }

    beforeAll(async () => {
      client = createClient(engine.url, `steps-${mode}`, { checkpointing })
      const on = (event: string) => ({ triggers: [{ event: `${mode}/${event}` }] })
      const functions = [
        client.createFunction({ id: 'hello', ...on('hello') }, () => 'Hello!'),
        client.createFunction({ id: 'reduce', ...on('reduce') }, async ({ step }) => {
          const parts = [1, 2, 3, 4]
          const squares = await Promise.all(parts.map((n) => step.run(`square ${n}`, () => n * n)))
          return step.run('sum', () => squares.reduce((a, b) => a + b, 0))
        }),
        client.createFunction({ id: 'sequence', ...on('sequence') }, async ({ step }) => {
          let total = 0
          for (const n of [1, 2, 3, 4, 5]) total += await step.run('add', () => n)
          return total
        }),
        client.createFunction({ id: 'race', ...on('race') }, async ({ group, step }) => {
          const winner = await group.parallel({ mode: 'race' }, () =>
            Promise.race([
              step.run('quick', () => 'quick'),
              step.sleep('long', '1s').then(() => 'long'),
            ]),
          )
          return step.run('after', () => `${winner} won`)
        }),
        // The SDK reports a loser until it is over, so a run never ends before its slowest step.
        client.createFunction(
          { id: 'old race', optimizeParallelism: false, ...on('old race') },
          async ({ step }) => {
            const winner = await Promise.race([
              step.run('quick', () => 'quick'),
              step.sleep('long', '1s').then(() => 'long'),
            ])
            return step.run('after', () => `${winner} won`)
          },
        ),
        client.createFunction({ id: 'nested', ...on('nested') }, async ({ step }) => {
          const branch = async (name: string) => {
            const a = await step.run(`${name} 1`, () => name)
            const [b, c] = await Promise.all([
              step.run(`${name} 2`, () => `${a}b`),
              step.run(`${name} 3`, () => `${a}c`),
            ])
            return step.run(`${name} 4`, () => `${b}-${c}`)
          }
          return Promise.all([branch('x'), branch('y')])
        }),
        client.createFunction({ id: 'poll', ...on('poll') }, async ({ step }) => {
          for (let i = 0; i < 10; i++) {
            const done = await step.run(`check ${i}`, () => (i === 2 ? 'ready' : null))
            if (done !== null) return { done, after: i }
            await step.sleep(`pause ${i}`, 50)
          }
          return null
        }),
        client.createFunction({ id: 'undefined', ...on('undefined') }, async ({ step }) => {
          const nothing = await step.run('nothing', () => undefined)
          const all = await Promise.all([step.run('one', () => 1), step.run('none', () => {})])
          return { nothing, all, missing: undefined }
        }),
        client.createFunction({ id: 'caught', retries: 1, ...on('caught') }, async ({ step }) => {
          try {
            await step.run('breaks', () => {
              ran.push(`${mode} breaks`)
              throw new Error('Oh no', { cause: new Error('because') })
            })
          } catch (error) {
            const cause = (error as Error).cause as Error
            return step.run('repairs', () => `${(error as Error).message}: ${cause.message}`)
          }
          return 'never'
        }),
        client.createFunction(
          { id: 'rethrown', retries: 0, ...on('rethrown') },
          async ({ step }) => {
            try {
              await step.run('breaks', () => {
                throw new TypeError('first')
              })
            } catch (error) {
              throw new Error('second', { cause: error })
            }
          },
        ),
        client.createFunction({ id: 'rejects', retries: 0, ...on('rejects') }, async ({ step }) => {
          void Promise.reject(new Error('unhandled, on purpose')).catch(() => {})
          await Promise.all([
            step.run('fine', () => 1),
            step.run('not fine', () => Promise.reject(new NonRetriableError('rejected'))),
          ])
        }),
        client.createFunction(
          { id: 'strange', retries: 0, ...on('strange') },
          async ({ step }) => ({
            date: await step.run('date', () => new Date(0)),
            nan: await step.run('nan', () => Number.NaN),
            map: await step.run('map', () => new Map([[1, 2]])),
            text: await step.run('text', () => 'Ж\u0000\u2028\ud83d\ude00"\\'),
          }),
        ),
        client.createFunction({ id: 'bigint', retries: 0, ...on('bigint') }, async ({ step }) =>
          step.run('bigint', () => 10n as unknown as number),
        ),
        client.createFunction({ id: 'child', ...on('child') }, ({ event }) => ({
          got: event.data,
        })),
        client.createFunction({ id: 'sleepy', ...on('sleepy') }, ({ step }) =>
          step.sleep('z', '1h'),
        ),
        client.createFunction({ id: 'invoke', retries: 0, ...on('invoke') }, async ({ step }) => {
          const child = referenceFunction({ functionId: 'child' })
          const nobody = referenceFunction({ functionId: 'nobody' })
          const sleepy = referenceFunction({ functionId: 'sleepy' })
          const caught = (error: Error) => `${error.name}: ${error.message}`
          return {
            child: await step.invoke('child', { function: child, data: { n: 7 } }),
            nobody: await step.invoke('nobody', { function: nobody }).catch(caught),
            late: await step.invoke('late', { function: sleepy, timeout: '1s' }).catch(caught),
          }
        }),
        client.createFunction({ id: 'deadline', ...on('deadline') }, async ({ step }) => {
          await step.sleepUntil('soon', new Date(Date.now() + 150))
          await step.sleepUntil('past', new Date(Date.now() - 60_000))
          return 'awake'
        }),
        client.createFunction({ id: 'signals', ...on('signals') }, async ({ step, event }) => {
          const signal = `go-${(event.data as { key?: string }).key}`
          const got = await step.waitForSignal('wait', {
            signal,
            timeout: '10s',
            onConflict: 'fail',
          })
          const none = await step.waitForSignal('none', {
            signal: `${signal}-no`,
            timeout: '1s',
            onConflict: 'fail',
          })
          return { got: got?.data, none }
        }),
        client.createFunction(
          { id: 'sender', retries: 0, ...on('sender') },
          async ({ step, event }) =>
            step.sendSignal('send', {
              signal: `go-${(event.data as { key?: string }).key}`,
              data: { from: 'sender' },
            }),
        ),
        client.createFunction({ id: 'fetches', retries: 0, ...on('fetches') }, async ({ step }) => {
          const response = await step.fetch(`${engine.url}/health`)
          return { status: response.status, body: await response.json() }
        }),
        client.createFunction({ id: 'wraps', ...on('wraps') }, ({ step }) =>
          step.ai.wrap('model', async (text: string) => ({ answer: text.toUpperCase() }), 'yes'),
        ),
      ]
      app = await serveApp(client, functions)
    })
    afterAll(() => app.close())

    test('runs without steps, with steps in a row and with parallel steps', async () => {
      const [hello, reduce, sequence] = await Promise.all([
        runOf('hello'),
        runOf('reduce'),
        runOf('sequence'),
      ])
      expect(hello).toMatchObject({ status: 'Completed', output: 'Hello!', steps: [] })
      expect(reduce.output).toBe(30)
      expect(reduce.steps.map(({ name }) => name).slice(4)).toEqual(['sum'])
      expect(sequence.output).toBe(15)
    })

    test('races, nests and polls', async () => {
      const [race, old, nested, poll] = await Promise.all([
        runOf('race'),
        runOf('old race'),
        runOf('nested'),
        runOf('poll'),
      ])
      expect(old.output).toBe('quick won')
      expect(race.output).toBe('quick won')
      expect(nested.output).toEqual(['xb-xc', 'yb-yc'])
      expect(poll.output).toEqual({ done: 'ready', after: 2 })
    })

    test('hands undefined back as null, and values as JSON has them', async () => {
      const [nothing, strange, bigint] = await Promise.all([
        runOf('undefined'),
        runOf('strange'),
        runOf('bigint'),
      ])
      expect(nothing.output).toEqual({ nothing: null, all: [1, null] })
      expect(strange.output).toEqual({
        date: '1970-01-01T00:00:00.000Z',
        nan: null,
        map: {},
        text: 'Ж\u0000\u2028\ud83d\ude00"\\',
      })
      expect(['Completed', 'Failed']).toContain(bigint.status)
    })

    test('gives a failed step to the function, which repairs, rethrows or fails', async () => {
      const [caught, rethrown, rejects] = await Promise.all([
        runOf('caught'),
        runOf('rethrown'),
        runOf('rejects'),
      ])
      expect(caught).toMatchObject({ status: 'Completed', output: 'Oh no: because' })
      expect(ran.filter((name) => name === `${mode} breaks`)).toHaveLength(2)
      expect(rethrown).toMatchObject({ status: 'Failed', error: { message: 'second' } })
      expect(rejects).toMatchObject({ status: 'Failed', error: { message: 'rejected' } })
    })

    test('invokes by reference; nobody there and too late are errors to catch', async () => {
      expect((await runOf('invoke')).output).toMatchObject({
        child: { got: { n: 7 } },
        nobody: expect.stringContaining('could not find function'),
        late: expect.stringContaining('Timed out'),
      })
    })

    test('sleeps until a date, past or to come', async () => {
      expect((await runOf('deadline')).output).toBe('awake')
    })

    test('passes signals between runs', async () => {
      const key = mode
      const waiting = runOf('signals', { key })
      // The signal finds somebody only once the run waits.
      await until(async () => {
        const sent = await client.sendSignal({ signal: `go-${key}`, data: { from: 'outside' } })
        return sent.runId ? true : undefined
      })
      expect((await waiting).output).toEqual({ got: { from: 'outside' }, none: null })
    })

    test('fetches through the engine and wraps a model call', async () => {
      const [fetched, wrapped] = await Promise.all([runOf('fetches'), runOf('wraps')])
      expect(fetched.output).toEqual({ status: 200, body: { status: 200, message: 'OK' } })
      expect(wrapped.output).toEqual({ answer: 'YES' })
    })
  })
}
