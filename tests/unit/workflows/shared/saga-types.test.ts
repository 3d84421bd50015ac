import { expect, test } from 'vitest'
import type { SagaTools } from '../../../../workflows/shared/saga.ts'

test('a step cannot be written without its undo, or the word why there is none', () => {
  const body = async ({ run, finish }: Pick<SagaTools<{ id: string }>, 'run' | 'finish'>) => {
    // @ts-expect-error the undo is missing
    await run('order', { do: async () => 1 })
    // @ts-expect-error why is missing
    await run('order', { do: async () => 1, undo: {} })
    // @ts-expect-error undefined says nothing
    await run('order', { do: async () => 1, undo: undefined })
    // @ts-expect-error the undo gets null when the step never got so far
    await run('order', { do: async () => ({ id: 'x' }), undo: async (_, made) => void made.id })
    // @ts-expect-error nothing undoes the last step
    await finish('commit', { do: async () => 1, undo: async () => {} })
    await run('look', { do: async () => 1, undo: { none: 'it only looks' } })
    return run('order', { call: async () => 2, do: async (_, n) => n, undo: async () => {} })
  }
  const typed: (tools: SagaTools<{ id: string }>) => Promise<number> = body
  expect(typed).toBe(body)
})
