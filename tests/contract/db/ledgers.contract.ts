import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '../../../db/open-database.ts'
import { createDeliveryLedger } from '../../../db/repositories/delivery-ledger.ts'
import type { InTenant } from '../../../workflows/deps.ts'
import type { TenantScope } from '../../../workflows/shared/scope.ts'
import { clock, newId } from '../../support/ids.ts'
import { createTenant } from '../../support/tenant.ts'
import { aCarousel, tenantWork } from './fill-tenant.ts'
import type { Harness } from './harness.ts'

/** What remembers that something was done: saga steps and deliveries. */
export function ledgersContract(harness: Harness): void {
  describe('ledgers', () => {
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

    describe('the saga log', () => {
      const start = () =>
        inTenant(scope, (r) => r.sagas.start({ id: 's', name: 'n', subject: 'x', runId: 'r' }))

      test('starting twice changes nothing', async () => {
        await start()
        await inTenant(scope, (r) => r.sagas.setStatus('s', 'completed'))
        await start()
        const rows = await database.inTenant(scope, (tx) => tx.execute('select status from sagas'))
        expect(rows).toEqual([{ status: 'completed' }])
      })

      test('the output of a committed step is found, also when it is nothing', async () => {
        await start()
        const find = (step: string) => inTenant(scope, (r) => r.sagas.findStep('s', step))
        expect(await find('a')).toBeNull()
        await inTenant(scope, async (r) => {
          await r.sagas.recordStep('s', 'a', { n: 1, list: ['x'] })
          await r.sagas.recordStep('s', 'b', undefined)
        })
        expect(await find('a')).toEqual({ output: { n: 1, list: ['x'] } })
        expect(await find('b')).toEqual({ output: null })
      })

      test('twins of a step do its change once, and both get its output', async () => {
        const step = () =>
          inTenant(scope, async (r) => {
            await r.sagas.start({ id: 's', name: 'n', subject: 'x', runId: 'r' })
            const before = await r.sagas.findStep('s', 'step')
            if (before) return before.output
            const { id } = await r.carousels.insert(aCarousel())
            await r.sagas.recordStep('s', 'step', id)
            return id
          })
        const outputs = await Promise.all(Array.from({ length: 8 }, step))
        expect(new Set(outputs).size).toBe(1)
        expect(await inTenant(scope, (r) => r.carousels.list({ limit: 10 }))).toHaveLength(1)
      })

      test('a step that was undone before it came cannot be done any more', async () => {
        await start()
        const undone = () => inTenant(scope, (r) => r.sagas.isUndone('s', 'a'))
        expect(await undone()).toBe(false)
        await inTenant(scope, (r) => r.sagas.recordUndo('s', 'a', 'cancelled'))
        expect(await undone()).toBe(true)
        expect(await inTenant(scope, (r) => r.sagas.findStep('s', 'a'))).toBeNull()
        await expect(inTenant(scope, (r) => r.sagas.recordStep('s', 'a', 1))).rejects.toMatchObject(
          { code: 'conflict' },
        )
      })

      test('the operator reads what was undone and why', async () => {
        await start()
        await inTenant(scope, (r) => r.sagas.recordStep('s', 'a', 1))
        await inTenant(scope, (r) => r.sagas.recordUndo('s', 'a', 'no stock'))
        await inTenant(scope, (r) => r.sagas.setStatus('s', 'compensated', 'no stock'))
        const rows = await database.inTenant(scope, (tx) =>
          tx.execute(
            `select s.status, s.reason, s.finished_at is not null as finished, t.step, t.undo_reason,
                    t.done_at is not null as done, t.undone_at is not null as undone
             from sagas s join saga_steps t on t.saga_id = s.id`,
          ),
        )
        expect(rows).toEqual([
          {
            status: 'compensated',
            reason: 'no stock',
            finished: true,
            step: 'a',
            undo_reason: 'no stock',
            done: true,
            undone: true,
          },
        ])
      })
    })

    describe('the delivery ledger (I29)', () => {
      const ledger = () => createDeliveryLedger(database, { clock })
      const begin = (key: string, chatId = 1) =>
        ledger().begin(scope, { key, chatId, method: 'sendMessage' })

      test('a key is new once; then its end is unknown until it is finished', async () => {
        expect(await begin('a')).toEqual({ status: 'new' })
        expect(await begin('a')).toEqual({ status: 'unknown', after: null, taken: [] })
        expect(await ledger().find(scope, 'a')).toBeNull()
        await ledger().finish(scope, 'a', [11, 12])
        expect(await begin('a')).toEqual({ status: 'sent', messageIds: [11, 12] })
        expect(await ledger().find(scope, 'a')).toEqual([11, 12])
      })

      test('of many that begin at once, one is the first', async () => {
        const states = await Promise.all(Array.from({ length: 8 }, () => begin('race')))
        expect(states.filter(({ status }) => status === 'new')).toHaveLength(1)
      })

      test('an abandoned try starts as new; a sent one cannot be abandoned', async () => {
        await begin('a')
        await ledger().abandon(scope, 'a')
        expect(await begin('a')).toEqual({ status: 'new' })
        await ledger().finish(scope, 'a', [1])
        await ledger().abandon(scope, 'a')
        expect(await begin('a')).toMatchObject({ status: 'sent' })
      })

      test('an unknown end tells where to look: after which message, and which are taken', async () => {
        for (const [key, ids] of [['a', [10, 11]] as const, ['b', [9]] as const]) {
          await begin(key)
          await ledger().finish(scope, key, [...ids])
        }
        await begin('lost')
        for (const [key, chatId, id] of [
          ['c', 1, 13],
          ['elsewhere', 2, 14],
        ] as const) {
          await begin(key, chatId)
          await ledger().finish(scope, key, [id])
        }
        expect(await begin('lost')).toEqual({ status: 'unknown', after: 11, taken: [13] })
      })

      test('what was never begun cannot be finished', async () => {
        await expect(ledger().finish(scope, newId(), [1])).rejects.toMatchObject({
          code: 'not_found',
        })
      })
    })
  })
}
