import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Database, openDatabase } from '../../../db/open-database.ts'
import { invoice } from '../../../workflows/entities/invoice.ts'
import { issueInvoice } from '../../../workflows/invoicing/issue-invoice.ts'
import { voidInvoices } from '../../../workflows/invoicing/void-invoices.ts'
import { moveOrder } from '../../../workflows/orders/move-order.ts'
import { cancelPendingPayments } from '../../../workflows/payments/cancel-pending-payments.ts'
import { refundExcess } from '../../../workflows/payments/refund-excess.ts'
import { allRecords } from '../../../workflows/shared/find-record.ts'
import { type MoneyWorld, openMoneyWorld } from '../../support/money-world.ts'
import { hasPostgres, type PostgresServer, startPostgres } from '../../support/postgres.ts'

describe.skipIf(!hasPostgres())('money on a real PostgreSQL', () => {
  let server: PostgresServer
  let database: Database
  let world: MoneyWorld

  beforeAll(async () => {
    server = await startPostgres()
    database = await openDatabase({ url: await server.createDatabase() })
    world = await openMoneyWorld(database)
  }, 60_000)
  afterAll(async () => {
    await world.close()
    await database.close()
    await server.stop()
  })

  const times = <T>(count: number, work: (index: number) => Promise<T>) =>
    Promise.all(Array.from({ length: count }, (_, index) => work(index)))
  const statuses = (answers: { status: number }[]) =>
    Object.fromEntries(
      [...Map.groupBy(answers, ({ status }) => status)].map(([status, list]) => [
        status,
        list.length,
      ]),
    )
  const issue = (orderId: string) =>
    world.as((r) => issueInvoice(world.deps, r, world.context, orderId))
  const numbers = async () => {
    const all = await world.as((r) => allRecords(r, invoice, {}))
    return all.map(({ sequence }) => sequence).toSorted((a, b) => a - b)
  }
  const asked = async () => {
    const orderId = await world.order()
    const { id } = (await world.pay(orderId, { gateway: 'kaspi' })).body
    await world.charge(id)
    return { orderId, id }
  }

  test('50 invoices at the same time, some of which fail, have the numbers 1 to 40 (I6)', async () => {
    const orders = await times(50, () => world.order())
    const outcomes = await Promise.allSettled(
      orders.map((orderId, index) =>
        index % 5 === 0
          ? world.as(async (r) => {
              await issueInvoice(world.deps, r, world.context, orderId)
              throw new Error('too late')
            })
          : issue(orderId),
      ),
    )
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(10)
    expect(await numbers()).toEqual(Array.from({ length: 40 }, (_, index) => index + 1))
  }, 120_000)

  test('20 who invoice one order at the same time get one invoice', async () => {
    const orderId = await world.order()
    const made = await times(20, () => issue(orderId))
    expect(new Set(made.map(({ number }) => number)).size).toBe(1)
    expect(await world.invoicesOf(orderId)).toHaveLength(1)
  }, 60_000)

  test('voiding and invoicing at the same time leaves one live invoice at most, and no gap (I6)', async () => {
    const orderId = await world.order()
    await times(20, (index) =>
      index % 2 === 0
        ? issue(orderId).then(() => {})
        : world.as((r) => voidInvoices(world.deps, r, world.context, orderId)),
    )
    const live = (await world.invoicesOf(orderId)).filter(({ status }) => status !== 'void')
    expect(live.length).toBeLessThanOrEqual(1)
    const all = await numbers()
    expect(all).toEqual(all.map((_, index) => index + 1))
  }, 60_000)

  test('30 notices at the same time, the same and others, in both states: one payment (I8)', async () => {
    const { orderId, id } = await asked()
    const same = world.kaspi.notice(id)
    const answers = await times(30, (index) => {
      if (index % 3 === 0) return world.tell(same)
      return world.tell(world.kaspi.notice(id, index % 3 === 1 ? { status: 'failed' } : {}))
    })
    expect(statuses(answers)).toEqual({ 200: 30 })
    expect(await world.events('payment.captured', id)).toHaveLength(1)
    expect(await world.paymentsOf(orderId)).toMatchObject([{ status: 'captured' }])
    expect(await world.orderOf(orderId)).toMatchObject({ paymentStatus: 'paid' })
  }, 120_000)

  test('50 who pay what is due at the same time pay it once', async () => {
    const orderId = await world.order()
    expect(statuses(await times(50, () => world.pay(orderId)))).toEqual({ 201: 1, 409: 49 })
  }, 120_000)

  test('50 refunds at the same time never exceed what was captured (I8)', async () => {
    const orderId = await world.order()
    const { id } = (await world.pay(orderId)).body
    const answers = await times(50, () => world.refund(id, { amount: 300 }))
    expect(statuses(answers)).toEqual({ 201: 3, 409: 47 })
    expect(await world.paymentsOf(orderId)).toMatchObject([{ refundedTotal: 900 }])
    expect(await world.refundsOf(orderId)).toHaveLength(3)
  }, 120_000)

  test('a notice against a cancellation: what was captured goes back, whoever is first', async () => {
    const all = await times(10, asked)
    await Promise.all(
      all.flatMap(({ orderId, id }) => [
        world.tell(world.kaspi.notice(id)),
        world.as(async (r) => {
          await moveOrder(world.deps, r, world.context, orderId, 'cancelled')
          await cancelPendingPayments(world.deps, r, world.context, orderId)
          await refundExcess(world.deps, r, world.context, orderId, 'Cancelled')
        }),
      ]),
    )
    for (const { orderId } of all) {
      const [payment] = await world.paymentsOf(orderId)
      expect(payment).toMatchObject({ status: 'captured', refundedTotal: 1000 })
      expect(await world.refundsOf(orderId)).toHaveLength(1)
    }
    expect((await world.ask('POST', '/audit/verify')).body).toMatchObject({ valid: true })
  }, 120_000)
})
