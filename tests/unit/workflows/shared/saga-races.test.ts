import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Deps } from '../../../../workflows/deps.ts'
import { createMemorySagas } from '../../../support/memory-saga-log.ts'
import { sagaOf, start, stop, undo } from '../../../support/sample-saga.ts'

const DONE = ['a', 'b', 'c']

test('a cancellation, twins and the last step at once, in any order of their transactions: one end, all or nothing (I9, I10, I11)', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.boolean(), async (scheduler, cancels) => {
      const memory = createMemorySagas()
      const log: string[] = []
      const { inTenant } = memory.deps
      const later: Deps['inTenant'] = async (scope, work) => {
        await scheduler.schedule(Promise.resolve(), 'transaction')
        return inTenant(scope, work)
      }
      const racing = { ...memory, inTenant: later, deps: { ...memory.deps, inTenant: later } }
      const saga = sagaOf(async ({ run, finish }) => {
        for (const name of DONE) {
          await run(name, {
            ...(name === 'b' ? { call: async () => {} } : {}),
            do: async () => void log.push(name),
            undo: async (_, output) => void log.push(`undo ${name}${output === null ? '' : '!'}`),
          })
        }
        await finish('commit', { do: async () => void log.push('commit') })
      })
      const cancel = async () => {
        if (await stop(racing)) {
          await Promise.all([
            undo(racing, saga, { runId: 'first' }),
            undo(racing, saga, { runId: 'second' }),
          ])
        }
      }
      // The run, the same run once more after its answer was lost, another run of the same event.
      const all = [
        start(racing, saga),
        start(racing, saga),
        start(racing, saga, { runId: 'other' }),
        ...(cancels ? [cancel()] : []),
      ]
      await scheduler.waitFor(Promise.all(all))

      const did = log.filter((each) => !each.startsWith('undo'))
      const undone = log.filter((each) => each.startsWith('undo'))
      if (memory.status() === 'completed') {
        expect(log).toEqual([...DONE, 'commit'])
      } else {
        expect(memory.status()).toBe('compensated')
        expect(did).toEqual(DONE.slice(0, did.length))
        const reached = DONE.slice(0, did.length + 1)
        expect(undone.map((each) => each.slice(5))).toEqual(reached.toReversed())
      }
      expect(memory.events('workflow.completed')).toHaveLength(1)
    }),
    { numRuns: 300 },
  )
})
