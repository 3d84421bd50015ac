import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runSaga, type RunStep, type StepRunner } from '../../../../workflows/shared/saga.ts'
import type { SagaLog } from '../../../../workflows/shared/saga-log.ts'
import { createMemorySagas } from '../../../support/memory-saga-log.ts'

const scope = { organizationId: 'o', workspaceId: 'w' }
const retryingStep: StepRunner = { run: (_, work) => work() }

type R = { sagas: SagaLog }
const saga = <T>(
  memory: ReturnType<typeof createMemorySagas>,
  body: (run: RunStep<R>) => Promise<T>,
  step = retryingStep,
) =>
  runSaga<R, T>(
    { id: 's', name: 'test', subject: 'x', runId: 'r', scope, step, inTenant: memory.inTenant },
    body,
  )

describe('a saga', () => {
  test('a step that was committed is not called again when the run repeats (I9, I29)', async () => {
    const memory = createMemorySagas()
    let calls = 0
    const body = (run: RunStep<R>) =>
      run('pay', {
        call: async () => ++calls,
        do: async (_, paid) => paid,
        undo: { none: 'test' },
      })
    expect(await saga(memory, body)).toBe(1)
    expect(await saga(memory, body)).toBe(1)
    expect(calls).toBe(1)
    expect(memory.status()).toBe('completed')
  })

  test('a crash after the call and before the commit leaves nothing, and the repeat commits once', async () => {
    const memory = createMemorySagas()
    let crash = true
    const body = (run: RunStep<R>) =>
      run('write', {
        do: async () => {
          if (crash) throw new Error('killed')
          return 1
        },
        undo: { none: 'test' },
      })
    await expect(saga(memory, body)).rejects.toThrow('killed')
    expect(memory.committed()).toEqual([])
    crash = false
    expect(await saga(memory, body)).toBe(1)
    expect(memory.committed()).toEqual(['write'])
  })

  test('the failed step and those before it are undone in reverse order, once (I10)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 6 }), fc.nat(), async (length, at) => {
        const failing = at % length
        const memory = createMemorySagas()
        const undone: number[] = []
        const body = async (run: RunStep<R>) => {
          for (let i = 0; i < length; i += 1) {
            await run(`step ${i}`, {
              do: async () => {
                if (i === failing) throw new Error('no')
              },
              undo: async () => {
                undone.push(i)
              },
            })
          }
        }
        await expect(saga(memory, body)).rejects.toThrow('no')
        await expect(saga(memory, body)).rejects.toThrow('no')
        expect(undone).toEqual(Array.from({ length: failing + 1 }, (_, i) => failing - i))
        expect(memory.status()).toBe('compensated')
      }),
    )
  })

  test('an undo that fails ends the saga as compensation_failed, never as compensated (I11)', async () => {
    const memory = createMemorySagas()
    const body = (run: RunStep<R>) =>
      run('ship', {
        do: async () => {
          throw new Error('no carrier')
        },
        undo: async () => {
          throw new Error('cannot take back')
        },
      })
    await expect(saga(memory, body)).rejects.toThrow('cannot take back')
    expect(memory.status()).toBe('compensation_failed')
  })
})
