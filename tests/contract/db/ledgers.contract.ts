import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '../../../db/open-database.ts'
import { createDeliveryLedger } from '../../../db/repositories/delivery-ledger.ts'
import type { TenantScope } from '../../../workflows/shared/scope.ts'
import { clock, newId } from '../../support/ids.ts'
import { createTenant } from '../../support/tenant.ts'
import type { Harness } from './harness.ts'

/** What remembers that something was sent. */
export function ledgersContract(harness: Harness): void {
  describe('ledgers', () => {
    let database: Database
    let scope: TenantScope
    beforeAll(async () => {
      database = await harness.open()
    })
    afterAll(() => database.close())
    beforeEach(async () => {
      scope = await createTenant(database)
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
