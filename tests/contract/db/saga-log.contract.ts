import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '../../../db/open-database.ts'
import type { InTenant, Repositories } from '../../../workflows/deps.ts'
import { NO_RUN } from '../../../workflows/shared/saga-log.ts'
import type { TenantScope } from '../../../workflows/shared/scope.ts'
import { createTenant } from '../../support/tenant.ts'
import { aCarousel, aSaga, tenantWork } from './fill-tenant.ts'
import type { Harness } from './harness.ts'

/** What a saga has done, and who works on it. */
export function sagaLogContract(harness: Harness): void {
  describe('the saga log', () => {
    let database: Database
    let inTenant: InTenant
    let scope: TenantScope
    beforeAll(async () => {
      database = await harness.open()
      inTenant = tenantWork(database)
    })
    afterAll(() => database.close())
    beforeEach(async () => {
      scope = await createTenant(database)
    })
    const on = <T>(work: (r: Repositories) => Promise<T>) => inTenant(scope, work)
    const saga = aSaga('s')
    const start = () => on((r) => r.sagas.start(saga))
    const running = { status: 'running', attempt: 1, runId: 'r' } as const
    const move = (status: 'completed' | 'compensating' | 'compensated', from = running) =>
      on((r) => r.sagas.move('s', from, { status }))

    test('starting twice changes nothing', async () => {
      expect(await start()).toEqual({ ...running, isNew: true })
      await move('completed')
      const again = await on((r) => r.sagas.start({ ...saga, runId: 'other' }))
      expect(again).toEqual({ ...running, status: 'completed', isNew: false })
    })

    test('only who holds it can move it: the same run, attempt and status', async () => {
      await start()
      const others = [{ runId: 'other' }, { attempt: 2 }, { status: 'compensating' }] as const
      for (const other of others) {
        const from = { ...running, ...other }
        expect(await on((r) => r.sagas.move('s', from, { status: 'completed' }))).toBe(false)
      }
      expect(await on((r) => r.sagas.lock('s'))).toEqual(running)
      expect(await move('completed')).toBe(true)
      expect(await move('compensating')).toBe(false)
      expect(await on((r) => r.sagas.lock('none'))).toBeNull()
    })

    test('the output of a committed step is found, also when it is nothing', async () => {
      await start()
      const find = (step: string) => on((r) => r.sagas.findStep('s', 1, step))
      expect(await find('a')).toBeNull()
      await on(async (r) => {
        await r.sagas.recordStep('s', 1, 'a', { n: 1, list: ['x'] })
        await r.sagas.recordStep('s', 1, 'b', undefined)
      })
      expect(await find('a')).toMatchObject({ output: { n: 1, list: ['x'] }, done: true })
      expect(await find('b')).toMatchObject({ output: null, done: true })
      expect(await on((r) => r.sagas.findStep('s', 2, 'a'))).toBeNull()
    })

    test('twins of a step do its change once, and both get its output', async () => {
      const step = () =>
        on(async (r) => {
          await r.sagas.start(saga)
          const before = await r.sagas.findStep('s', 1, 'step')
          if (before) return before.output
          const { id } = await r.carousels.insert(aCarousel())
          await r.sagas.recordStep('s', 1, 'step', id)
          return id
        })
      const outputs = await Promise.all(Array.from({ length: 8 }, step))
      expect(new Set(outputs).size).toBe(1)
      expect(await on((r) => r.carousels.list({ limit: 10 }))).toHaveLength(1)
    })

    test('a step that failed before succeeds later; its tries are counted', async () => {
      await start()
      await on((r) => r.sagas.recordFailure('s', 1, 'a', 'the printer is on fire'))
      await on((r) => r.sagas.recordFailure('s', 1, 'a', 'still on fire'))
      expect(await on((r) => r.sagas.findStep('s', 1, 'a'))).toMatchObject({ done: false })
      expect(await on((r) => r.sagaReader.stepsOf('s'))).toMatchObject([
        { step: 'a', tries: 2, error: 'still on fire', doneAt: null },
      ])
      await on((r) => r.sagas.recordStep('s', 1, 'a', 1))
      expect(await on((r) => r.sagaReader.stepsOf('s'))).toMatchObject([
        { step: 'a', tries: 3, error: null, output: 1 },
      ])
    })

    test('a step that was undone before it came cannot be done any more (I10)', async () => {
      await start()
      await on((r) => r.sagas.recordUndo('s', 1, 'a', 'cancelled'))
      const undone = { step: 'a', output: null, done: false, undone: true }
      expect(await on((r) => r.sagas.findStep('s', 1, 'a'))).toEqual(undone)
      await expect(on((r) => r.sagas.recordStep('s', 1, 'a', 1))).rejects.toMatchObject({
        code: 'conflict',
      })
    })

    test('it starts over in place: only what was kept is still done', async () => {
      await start()
      await on((r) => r.sagas.recordStep('s', 1, 'words', 'paid', { keep: true }))
      await on((r) => r.sagas.recordStep('s', 1, 'order', 1))
      await on((r) => r.sagas.recordUndo('s', 1, 'order', 'no stock'))
      const over = on((r) => r.sagas.startOver('s', NO_RUN))
      await expect(over).rejects.toMatchObject({ code: 'conflict' })
      await move('compensated')
      const second = { status: 'running', attempt: 2, runId: NO_RUN }
      expect(await on((r) => r.sagas.startOver('s', NO_RUN))).toEqual(second)
      const find = (step: string) => on((r) => r.sagas.findStep('s', 2, step))
      expect(await find('words')).toMatchObject({ output: 'paid', done: true })
      expect(await find('order')).toBeNull()
      // A failure of the second attempt does not hide what was kept.
      await on((r) => r.sagas.recordFailure('s', 2, 'words', 'the database was away'))
      expect(await find('words')).toMatchObject({ output: 'paid', done: true })
      await on((r) => r.sagas.recordStep('s', 2, 'order', 2))
      expect(await on((r) => r.sagas.steps('s', 2))).toMatchObject([
        { step: 'words', done: true },
        { step: 'words', done: false },
        { step: 'order', output: 2, undone: false },
      ])
    })

    test('the operator reads what was undone and why', async () => {
      await start()
      await on((r) => r.sagas.recordStep('s', 1, 'a', 1))
      await on((r) => r.sagas.recordUndo('s', 1, 'a', 'no stock'))
      const why = { reason: 'no stock', code: 'conflict', failedStep: 'b' }
      await on((r) => r.sagas.move('s', running, { status: 'compensated', ...why }))
      const read = await on((r) => r.sagaReader.find('s'))
      expect(read).toMatchObject({ ...why, status: 'compensated', attempt: 1, input: { id: 's' } })
      expect(read?.finishedAt).not.toBeNull()
      expect(await on((r) => r.sagaReader.stepsOf('s'))).toMatchObject([
        { step: 'a', attempt: 1, tries: 1, output: 1, undoReason: 'no stock' },
      ])
      const listed = await on((r) => r.sagaReader.list({ status: 'compensated' }, { limit: 2 }))
      expect(listed).toEqual([read])
      expect(await on((r) => r.sagaReader.list({ name: 'other' }, { limit: 2 }))).toEqual([])
    })

    test('progress is what was last written to it or to a step of it', async () => {
      const before = Date.now()
      await start()
      const started = await on((r) => r.sagas.progressedAt('s'))
      expect(started).toBeGreaterThanOrEqual(before)
      await on((r) => r.sagas.recordFailure('s', 1, 'a', 'no'))
      expect(await on((r) => r.sagas.progressedAt('s'))).toBeGreaterThanOrEqual(started)
    })
  })
}
