import { describe, expect, test } from 'vitest'
import { AppError } from '../../../../workflows/shared/errors.ts'
import { createMemorySagas } from '../../../support/memory-saga-log.ts'
import { context, sagaOf, start, stop, undo } from '../../../support/sample-saga.ts'

describe('who works on a saga', () => {
  const counting = () => {
    const done: string[] = []
    const gates = new Map<string, () => void>()
    const reached: string[] = []
    /** Waits in the call of that step until somebody lets it go on. */
    const saga = (gate: string) =>
      sagaOf(
        async ({ run, finish }) => {
          for (const name of ['a', 'b']) {
            await run(name, {
              call: async () => {
                reached.push(name)
                if (name === gate && !gates.has(gate)) {
                  await new Promise<void>((resolve) => gates.set(gate, resolve))
                }
              },
              do: async () => void done.push(name),
              undo: async () => void done.push(`undo ${name}`),
            })
          }
          return finish('commit', { do: async () => void done.push('commit') })
        },
        { mayStartOver: async () => true },
      )
    return { done, gates, reached, saga }
  }

  test('a second run of the same saga leaves it to the first', async () => {
    const memory = createMemorySagas()
    const { done, gates, saga } = counting()
    const first = start(memory, saga('b'))
    await expect.poll(() => gates.has('b')).toBe(true)
    const second = await start(memory, saga('none'), { runId: 'second' })
    expect(second).toEqual({ sagaId: 's', status: 'running', result: null })
    gates.get('b')?.()
    expect(await first).toMatchObject({ status: 'completed' })
    expect(done).toEqual(['a', 'b', 'commit'])
  })

  test('a do that comes after the cancellation changes nothing: it finds the saga undone (I11)', async () => {
    const memory = createMemorySagas()
    const { done, gates, saga } = counting()
    const slow = start(memory, saga('b'))
    await expect.poll(() => gates.has('b')).toBe(true)
    expect(await stop(memory)).toBe(true)
    await undo(memory, saga('none'))
    expect(memory.status()).toBe('compensated')
    gates.get('b')?.()
    expect(await slow).toEqual({ sagaId: 's', status: 'compensated', result: null })
    expect(done).toEqual(['a', 'undo b', 'undo a'])
  })

  test('a zombie of an earlier attempt neither does, undoes nor ends anything of the next', async () => {
    const memory = createMemorySagas()
    const { done, gates, saga } = counting()
    const zombie = start(memory, saga('b'))
    await expect.poll(() => gates.has('b')).toBe(true)
    await stop(memory)
    await undo(memory, saga('none'))
    done.length = 0
    expect(await start(memory, saga('none'), { runId: 'next' })).toMatchObject({
      status: 'completed',
    })
    gates.get('b')?.()
    expect(await zombie).toMatchObject({ status: 'completed', result: null })
    expect(done).toEqual(['a', 'b', 'commit'])
    expect(memory.saga()).toMatchObject({ status: 'completed', attempt: 2, runId: 'next' })
  })

  test('a zombie that fails does not undo what the next attempt did', async () => {
    const memory = createMemorySagas()
    let fail = () => {}
    const undone: string[] = []
    const saga = (isZombie: boolean) =>
      sagaOf(
        ({ run }) =>
          run('a', {
            call: async () => {
              if (!isZombie) return
              await new Promise<void>((_, reject) => {
                fail = () => reject(new AppError('conflict', 'Too late'))
              })
            },
            do: async () => {},
            undo: async () => void undone.push('a'),
          }),
        { mayStartOver: async () => true },
      )
    const zombie = start(memory, saga(true))
    await expect.poll(() => memory.transactions()).toBe(2)
    await stop(memory)
    await undo(memory, saga(false))
    undone.length = 0
    await start(memory, saga(false), { runId: 'next' })
    fail()
    expect(await zombie).toMatchObject({ status: 'completed', result: null })
    expect(undone).toEqual([])
  })

  test('cancelled, then undone by its own run: the run leaves that to who took it over', async () => {
    const memory = createMemorySagas()
    const { done, gates, saga } = counting()
    const run = start(memory, saga('b'))
    await expect.poll(() => gates.has('b')).toBe(true)
    await stop(memory)
    gates.get('b')?.()
    expect(await run).toMatchObject({ status: 'compensating', result: null })
    expect(done).toEqual(['a'])
    await undo(memory, saga('none'))
    expect(done).toEqual(['a', 'undo b', 'undo a'])
  })

  test('a run that lost its saga to another does nothing more, while the other goes on', async () => {
    const memory = createMemorySagas()
    const { done, gates, saga } = counting()
    const lost = start(memory, saga('b'))
    await expect.poll(() => gates.has('b')).toBe(true)
    const held = { status: 'running', attempt: 1, runId: 'run' } as const
    await memory.inTenant(context, (r) => r.sagas.move('s', held, { ...held, runId: 'next' }))
    gates.get('b')?.()
    expect(await lost).toEqual({ sagaId: 's', status: 'running', result: null })
    expect(done).toEqual(['a'])
    expect(await start(memory, saga('none'), { runId: 'next' })).toMatchObject({
      status: 'completed',
    })
    expect(done).toEqual(['a', 'b', 'commit'])
  })

  test('a saga that starts over does not repeat what it was told to keep', async () => {
    const memory = createMemorySagas()
    let words = 0
    let stock = 0
    const saga = sagaOf(
      async ({ run, finish }) => {
        await run('write', {
          do: async () => ++words,
          undo: { none: 'they were paid for', keep: true },
        })
        await run('reserve', {
          do: async () => {
            stock += 1
            if (stock === 1) throw new AppError('conflict', 'No stock')
          },
          undo: async () => {},
        })
        return finish('commit', { do: async () => words })
      },
      { mayStartOver: async () => true },
    )
    await expect(start(memory, saga)).rejects.toThrow('No stock')
    const second = await start(memory, saga, { runId: 'second' })
    expect(second).toMatchObject({ status: 'completed', result: 1 })
    expect(memory.saga()?.attempt).toBe(2)
    expect(words).toBe(1)
  })
})
