import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../../../db/open-database.ts'
import { order } from '../../../../workflows/entities/order.ts'
import { issueInvoice } from '../../../../workflows/invoicing/issue-invoice.ts'
import { cancelPendingPayments } from '../../../../workflows/payments/cancel-pending-payments.ts'
import { finishRefund } from '../../../../workflows/payments/finish-refund.ts'
import { refundExcess } from '../../../../workflows/payments/refund-excess.ts'
import { openApiWorld } from '../../../support/api-world.ts'
import { openTestDatabase } from '../../../support/database.ts'
import { type MoneyWorld, openMoneyWorld } from '../../../support/money-world.ts'

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

const invoiced = async () => {
  const orderId = await world.order()
  await world.as((r) => issueInvoice(world.deps, r, world.context, orderId))
  return orderId
}
const cancel = async (orderId: string) => {
  await world.change(order, orderId, { status: 'cancelled' })
  await world.as(async (r) => {
    await cancelPendingPayments(world.deps, r, world.context, orderId)
    await refundExcess(world.deps, r, world.context, orderId, 'Cancelled')
  })
}

describe('a refund', () => {
  test('gives everything back, or a part, and never more than was captured (I8)', async () => {
    const orderId = await invoiced()
    const { id } = (await world.pay(orderId)).body
    const part = await world.refund(id, { amount: 300, reason: 'A broken one' })
    expect(part).toMatchObject({
      status: 201,
      body: { status: 'succeeded', amount: 300, reason: 'A broken one', orderId, paymentId: id },
    })
    expect(await world.orderOf(orderId)).toMatchObject({ paymentStatus: 'partially_refunded' })
    expect(await world.invoicesOf(orderId)).toMatchObject([
      { status: 'partially_paid', paidTotal: 700 },
    ])
    const refused = await world.refund(id, { amount: 701 })
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('700 minor units of KZT')
    expect((await world.refund(id)).body).toMatchObject({ amount: 700 })
    expect((await world.refund(id)).status).toBe(409)
    expect((await world.refund(id, { amount: 1 })).status).toBe(409)
    expect(await world.orderOf(orderId)).toMatchObject({ paymentStatus: 'refunded' })
    expect(await world.invoicesOf(orderId)).toMatchObject([{ status: 'issued', paidTotal: 0 }])
    expect(await world.events('refund.finished', part.body.id)).toMatchObject([
      { status: 'succeeded', amount: 300, reason: null },
    ])
  })

  test('that is on its way at a gateway counts; one that failed is free again', async () => {
    const orderId = await invoiced()
    const { id } = (await world.pay(orderId, { gateway: 'kaspi' })).body
    expect((await world.refund(id)).status).toBe(409)
    await world.charge(id)
    await world.tell(world.kaspi.notice(id))
    const asked = await world.refund(id, { amount: 600 })
    expect(asked.body).toMatchObject({ status: 'pending' })
    expect(await world.events('refund.requested', asked.body.id)).toHaveLength(1)
    expect(await world.orderOf(orderId)).toMatchObject({ paymentStatus: 'paid' })
    expect((await world.refund(id, { amount: 401 })).status).toBe(409)
    expect((await world.refund(id, { amount: 400 })).status).toBe(201)

    await world.giveBack(asked.body.id)
    await world.giveBack(asked.body.id)
    expect(world.kaspi.refunds.size).toBe(1)
    expect(await world.orderOf(orderId)).toMatchObject({ paymentStatus: 'partially_refunded' })
  })
})

describe('a refund that failed', () => {
  const failed = async () => {
    const orderId = await invoiced()
    const { id } = (await world.pay(orderId, { gateway: 'kaspi' })).body
    await world.charge(id)
    await world.tell(world.kaspi.notice(id))
    const refundId = (await world.refund(id, { amount: 600 })).body.id
    await world.as((r) =>
      finishRefund(world.deps, r, world.context, refundId, { status: 'failed', reason: 'No' }),
    )
    return { id, refundId, again: () => world.ask('POST', `/refunds/${refundId}/retry`) }
  }

  test('is asked for again under the same key, and takes its amount again', async () => {
    const { id, refundId, again } = await failed()
    expect(await again()).toMatchObject({
      status: 202,
      body: { id: refundId, status: 'pending', failureReason: null },
    })
    expect((await again()).status).toBe(202)
    expect((await world.refund(id, { amount: 401 })).status).toBe(409)
    expect(await world.events('refund.requested', refundId)).toHaveLength(3)
    await world.giveBack(refundId)
    expect(world.kaspi.refunds.get(refundId)).toMatchObject({ amount: 600 })
    expect((await again()).status).toBe(409)
  })

  test('is not, when its amount has gone back otherwise', async () => {
    const { id, again } = await failed()
    await world.refund(id)
    expect((await again()).status).toBe(409)
  })

  test('is for who may', async () => {
    const { refundId } = await failed()
    const path = `/refunds/${refundId}/retry`
    world.addCaller('reader', ['refunds:read'])
    expect((await world.ask('POST', path, { as: 'reader' })).status).toBe(403)
    const other = await openApiWorld(database)
    expect((await other.ask('POST', path)).status).toBe(404)
  })
})

describe('a cancelled order', () => {
  test('gives everything back that was paid, once', async () => {
    const orderId = await invoiced()
    await world.pay(orderId, { amount: 400 })
    await world.pay(orderId, { amount: 500 })
    const link = await world.pay(orderId, { amount: 100, gateway: 'kaspi' })
    await cancel(orderId)
    await world.as((r) => refundExcess(world.deps, r, world.context, orderId, 'Again'))
    expect((await world.refundsOf(orderId)).map(({ amount }) => amount).toSorted()).toEqual([
      400, 500,
    ])
    expect(await world.orderOf(orderId)).toMatchObject({ paymentStatus: 'refunded' })
    expect((await world.paymentsOf(orderId)).at(-1)).toMatchObject({
      id: link.body.id,
      status: 'cancelled',
    })
    await world.charge(link.body.id)
    expect(world.kaspi.invoices.has(link.body.id)).toBe(false)
  })

  test('that is paid too late gets the money and gives it back at once', async () => {
    const orderId = await invoiced()
    const { id } = (await world.pay(orderId, { gateway: 'kaspi' })).body
    await world.charge(id)
    await cancel(orderId)
    expect((await world.tell(world.kaspi.notice(id))).status).toBe(200)
    expect(await world.paymentsOf(orderId)).toMatchObject([
      { status: 'captured', refundedTotal: 1000 },
    ])
    const [back] = await world.refundsOf(orderId)
    expect(back).toMatchObject({ amount: 1000, status: 'pending' })
    await world.giveBack(back?.id ?? '')
    expect(await world.orderOf(orderId)).toMatchObject({ paymentStatus: 'refunded' })
  })
})

test('an order that is paid twice, in cash and by its link, gives the second payment back', async () => {
  const orderId = await invoiced()
  const { id } = (await world.pay(orderId, { gateway: 'kaspi' })).body
  await world.charge(id)
  await world.pay(orderId, { method: 'cash' })
  await world.tell(world.kaspi.notice(id))
  expect(await world.refundsOf(orderId)).toMatchObject([{ paymentId: id, amount: 1000 }])
})
