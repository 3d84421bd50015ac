import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AppError } from '../../../../workflows/shared/errors.ts'
import type { SagaTools } from '../../../../workflows/shared/saga.ts'
import { createMemorySagas } from '../../../support/memory-saga-log.ts'
import { type Input, remembering, sagaOf, start, undo } from '../../../support/sample-saga.ts'

type Tools = SagaTools<Input>
const nothing = { none: 'test' }

describe('a saga', () => {
  test('a step that was committed is not called again when the run repeats (I9, I29)', async () => {
    const memory = createMemorySagas()
    let calls = 0
    let crash = true
    const saga = sagaOf(async ({ run, finish }) => {
      const paid = await run('pay', {
        call: async () => ++calls,
        do: async (_, called) => called,
        undo: nothing,
      })
      if (crash) throw await new Promise(() => {})
      return finish('commit', { do: async () => paid })
    })
    void start(memory, saga)
    await expect.poll(() => memory.committed()).toEqual(['pay'])
    crash = false
    expect(await start(memory, saga)).toEqual({ sagaId: 's', status: 'completed', result: 1 })
    expect(calls).toBe(1)
    expect(memory.events('workflow.started')).toHaveLength(1)
    expect(memory.events('workflow.completed')).toHaveLength(1)
  })

  test('a step is one transaction, two when it calls; the last one ends the saga with it', async () => {
    const memory = createMemorySagas()
    const counts: number[] = []
    const saga = sagaOf(async ({ run, finish }) => {
      counts.push(memory.transactions())
      await run('write', { do: async () => {}, undo: nothing })
      counts.push(memory.transactions())
      await run('call', { call: async () => {}, do: async () => {}, undo: nothing })
      counts.push(memory.transactions())
      await finish('commit', { do: async () => {} })
    })
    await start(memory, saga)
    expect([...counts, memory.transactions()]).toEqual([1, 2, 4, 5])
  })

  test('a failed try leaves nothing but its trace, and the next one commits once', async () => {
    const memory = createMemorySagas()
    let tries = 0
    const saga = sagaOf(({ run }) =>
      run('write', {
        do: async () => {
          tries += 1
          if (tries < 3) throw new AppError('provider_unavailable', 'The printer is away')
          return tries
        },
        undo: nothing,
      }),
    )
    const retrying = {
      ...remembering(),
      run: async (_: string, work: () => Promise<unknown>) => {
        for (let left = 3; ; left -= 1) {
          try {
            return await work()
          } catch (error) {
            if (left === 0) throw error
            expect(memory.committed()).toEqual([])
          }
        }
      },
    }
    expect((await start(memory, saga, { step: retrying })).result).toBe(3)
    expect(memory.tries('write')).toBe(3)
  })

  test('the failed step and those before it are undone in reverse order, once (I10)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 6 }), fc.nat(), async (length, at) => {
        const failing = at % length
        const memory = createMemorySagas()
        const undone: [number, unknown][] = []
        const saga = sagaOf(async ({ run }) => {
          for (let i = 0; i < length; i += 1) {
            await run(`step ${i}`, {
              do: async () => {
                if (i === failing) throw new AppError('conflict', 'No stock')
                return i
              },
              undo: async (_, output) => void undone.push([i, output]),
            })
          }
        })
        await expect(start(memory, saga)).rejects.toThrow('No stock')
        expect(await start(memory, saga)).toMatchObject({ status: 'compensated' })
        await undo(memory, saga)
        const all = Array.from({ length: failing + 1 }, (_, i) => failing - i)
        expect(undone).toEqual(all.map((i) => [i, i === failing ? null : i]))
        expect(memory.saga()).toMatchObject({
          status: 'compensated',
          reason: 'No stock',
          code: 'conflict',
          failedStep: `step ${failing}`,
        })
        expect(memory.events('workflow.completed')).toHaveLength(1)
      }),
    )
  })

  test('a step whose commit was not noticed is undone with what it gave (I10)', async () => {
    const memory = createMemorySagas()
    const undone: unknown[] = []
    const saga = sagaOf(({ run }) =>
      run('ship', {
        do: async () => 'parcel',
        undo: async (_, output) => void undone.push(output),
      }),
    )
    const step = {
      ...remembering(),
      run: async (id: string, work: () => Promise<unknown>) => {
        const output = await work()
        if (id === 'ship') throw new Error('connection lost')
        return output
      },
    }
    await expect(start(memory, saga, { step })).rejects.toThrow('connection lost')
    expect(undone).toEqual(['parcel'])
    expect(memory.saga()?.reason).toBe('Something unexpected failed; the log says what')
  })

  test('an undo that fails ends the saga as compensation_failed, with one alert; mended, it goes on from there (I11)', async () => {
    const memory = createMemorySagas()
    const undone: string[] = []
    let broken = true
    const saga = sagaOf(async ({ run }) => {
      for (const name of ['order', 'ship', 'bill']) {
        await run(name, {
          do: async () => {
            if (name === 'bill') throw new AppError('conflict', 'No address')
          },
          undo: async () => {
            if (broken && name === 'ship') throw new AppError('conflict', 'It is under way')
            undone.push(name)
          },
        })
      }
    })
    await expect(start(memory, saga)).rejects.toThrow('It is under way')
    expect(memory.saga()).toMatchObject({
      status: 'compensation_failed',
      reason: 'No address',
      failedStep: 'ship',
    })
    expect(undone).toEqual(['bill'])
    expect(memory.events('alert.triggered')).toHaveLength(1)
    await undo(memory, saga)
    expect(memory.status()).toBe('compensation_failed')

    broken = false
    const from = { status: 'compensation_failed', attempt: 1, runId: 'run' } as const
    await memory.inTenant({ organizationId: 'o', workspaceId: 'w' }, (r) =>
      r.sagas.move('s', from, { status: 'compensating', runId: '' }),
    )
    await undo(memory, saga)
    expect(undone).toEqual(['bill', 'ship', 'order'])
    expect(memory.status()).toBe('compensated')
    expect(memory.events('alert.triggered')).toHaveLength(1)
  })

  test('what it does when it is undone, fails like an undo (I11)', async () => {
    const memory = createMemorySagas()
    const saga = sagaOf(
      ({ run }) =>
        run('order', {
          do: async () => {
            throw new AppError('conflict', 'No stock')
          },
          undo: nothing,
        }),
      {
        compensated: async () => {
          throw new AppError('conflict', 'The dead letter is gone')
        },
      },
    )
    await expect(start(memory, saga)).rejects.toThrow('The dead letter is gone')
    expect(memory.saga()).toMatchObject({
      status: 'compensation_failed',
      failedStep: 'compensated',
    })
  })

  test('those concerned are told once it is undone; whom it cannot reach, does not matter', async () => {
    const memory = createMemorySagas()
    const told: string[] = []
    const saga = sagaOf(
      ({ run }) =>
        run('order', {
          do: async () => {
            throw new AppError('conflict', 'No stock')
          },
          undo: nothing,
        }),
      {
        tellCompensated: async (_, __, ___, { reason, code, attempt }) => {
          told.push(`${memory.status()} ${attempt} ${code}: ${reason}`)
          throw new Error('blocked the bot')
        },
      },
    )
    await expect(start(memory, saga)).rejects.toThrow('No stock')
    expect(told).toEqual(['compensated 1 conflict: No stock'])
  })

  test('what it tells is no step: a failure is logged, and the saga goes on', async () => {
    const memory = createMemorySagas()
    const saga = sagaOf(async ({ tell, finish }: Tools) => {
      await tell('tell somebody', async () => {
        throw new Error('blocked the bot')
      })
      return finish('commit', { do: async () => 1 })
    })
    expect(await start(memory, saga)).toMatchObject({ status: 'completed', result: 1 })
  })
})
