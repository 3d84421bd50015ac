import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../../db/open-database.ts'
import { openTestDatabase } from '../../support/database.ts'
import { newId } from '../../support/ids.ts'
import { type MoneyWorld, openMoneyWorld } from '../../support/money-world.ts'

const MINUTE = 60_000
let database: Database
let world: MoneyWorld

beforeAll(async () => {
  database = await openTestDatabase()
  world = await openMoneyWorld(database)
})
afterAll(async () => {
  await world.close()
  await database.close()
})

test('whatever is told and given back, in whatever order: 0 ≤ refunded ≤ captured, one capture per payment (I8)', async () => {
  const step = fc.oneof(
    fc.record({
      kind: fc.constant('notice' as const),
      which: fc.nat({ max: 1 }),
      status: fc.constantFrom('captured', 'failed'),
      noticeId: fc.constantFrom('a', 'b', 'c'),
      late: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant('refund' as const),
      which: fc.nat({ max: 1 }),
      amount: fc.integer({ min: 1, max: 600 }),
    }),
    fc.record({ kind: fc.constant('pay' as const), amount: fc.integer({ min: 1, max: 600 }) }),
    fc.record({ kind: fc.constant('charge' as const), which: fc.nat({ max: 1 }) }),
    fc.record({ kind: fc.constant('give back' as const) }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 10 }), async (steps) => {
      const orderId = await world.order()
      const links = await Promise.all(
        [600, 400].map(
          async (amount) => (await world.pay(orderId, { amount, gateway: 'kaspi' })).body,
        ),
      )
      const run = newId()
      for (const each of steps) {
        const of = 'which' in each ? links[each.which] : undefined
        const id = of?.id ?? ''
        if (each.kind === 'notice') {
          const [amount, currency] = [of?.['amount'], of?.['currency']]
          const facts = { amount, currency, metadata: world.scope, invoiceId: `of-${id}` }
          const known = world.kaspi.invoices.has(id) ? {} : facts
          const told = { ...known, status: each.status, id: `${run}-${id}-${each.noticeId}` }
          const at = each.late ? Date.now() - 10 * MINUTE : Date.now()
          const { status } = await world.tell(world.kaspi.notice(id, told, at))
          expect(each.late ? [401] : [200, 409]).toContain(status)
        } else if (each.kind === 'refund') await world.refund(id, { amount: each.amount })
        else if (each.kind === 'pay') await world.pay(orderId, { amount: each.amount })
        else if (each.kind === 'charge') await world.charge(id)
        else
          for (const { id: refundId } of await world.refundsOf(orderId)) {
            await world.giveBack(refundId).catch(() => null)
          }
      }
      const refunds = await world.refundsOf(orderId)
      for (const payment of await world.paymentsOf(orderId)) {
        const own = refunds.filter(
          ({ paymentId, status }) => paymentId === payment.id && status !== 'failed',
        )
        const back = own.reduce((all, { amount }) => all + amount, 0)
        expect(payment.refundedTotal).toBe(back)
        expect(back).toBeLessThanOrEqual(payment.status === 'captured' ? payment.amount : 0)
        const captures = await world.events('payment.captured', payment.id)
        expect(captures).toHaveLength(payment.status === 'captured' ? 1 : 0)
      }
    }),
    { numRuns: 30 },
  )
})
