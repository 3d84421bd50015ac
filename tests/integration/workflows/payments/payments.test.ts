import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paymentGateways } from '../../../../adapters/payments/payment-gateways.ts'
import type { Database } from '../../../../db/open-database.ts'
import { order } from '../../../../workflows/entities/order.ts'
import { issueInvoice } from '../../../../workflows/invoicing/issue-invoice.ts'
import { cancelPendingPayments } from '../../../../workflows/payments/cancel-pending-payments.ts'
import { refundExcess } from '../../../../workflows/payments/refund-excess.ts'
import { openApiWorld } from '../../../support/api-world.ts'
import { openTestDatabase } from '../../../support/database.ts'
import { newId } from '../../../support/ids.ts'
import { KASPI_KEY, KASPI_SECRET } from '../../../support/kaspi-server.ts'
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

const invoiced = async (more: object = {}) => {
  const orderId = await world.order([{}], more)
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

describe('money that a person says has come', () => {
  test('is captured at once, and the order and its invoice are paid by it', async () => {
    const orderId = await invoiced()
    const part = await world.pay(orderId, { amount: 300, method: 'cash', note: 'At the door' })
    expect(part).toMatchObject({
      status: 201,
      body: {
        status: 'captured',
        gateway: 'ledger',
        method: 'cash',
        amount: 300,
        currency: 'KZT',
        note: 'At the door',
        capturedAt: expect.any(String),
      },
    })
    expect(await world.orderOf(orderId)).toMatchObject({ paymentStatus: 'partially_paid' })
    expect(await world.invoicesOf(orderId)).toMatchObject([
      { status: 'partially_paid', paidTotal: 300 },
    ])
    expect((await world.pay(orderId)).body).toMatchObject({ amount: 700, method: 'transfer' })
    expect(await world.orderOf(orderId)).toMatchObject({ paymentStatus: 'paid' })
    expect(await world.invoicesOf(orderId)).toMatchObject([{ status: 'paid', paidTotal: 1000 }])
    expect(await world.events('payment.captured', part.body.id)).toMatchObject([
      { orderId, gateway: 'ledger', amount: 300, currency: 'KZT' },
    ])
  })

  test('is never more than what is due, which the refusal names', async () => {
    const orderId = await invoiced()
    await world.pay(orderId, { amount: 300 })
    const refused = await world.pay(orderId, { amount: 701 })
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('700 minor units of KZT')
    await world.pay(orderId)
    expect((await world.pay(orderId)).status).toBe(409)
    expect((await world.pay(orderId, { amount: 1 })).status).toBe(409)
    expect(await world.paymentsOf(orderId)).toHaveLength(2)
  })

  test('counts once under one Idempotency-Key (I27)', async () => {
    const orderId = await invoiced()
    const headers = { 'idempotency-key': newId() }
    const ask = () =>
      world.ask('POST', `/orders/${orderId}/payments`, { body: { amount: 5 }, headers })
    expect((await ask()).text).toBe((await ask()).text)
    expect(await world.paymentsOf(orderId)).toHaveLength(1)
  })

  test.each(['failed', 'cancelled'])('is not taken for a %s order', async (status) => {
    expect((await world.pay(await world.order([{}], { status }))).status).toBe(409)
  })

  test.each([{ amount: 0 }, { amount: -1 }, { amount: 1.5 }, { gateway: 'bank' }, { total: 1 }])(
    'is refused as %j',
    async (body) => {
      expect((await world.pay(await invoiced(), body)).status).toBe(400)
    },
  )

  test('is for who may; another tenant finds no order and no payment (I22)', async () => {
    const orderId = await invoiced()
    const paid = await world.pay(orderId)
    world.addCaller('clerk', ['payments:read', 'orders:read'])
    const as = { as: 'clerk', body: {} }
    expect((await world.ask('POST', `/orders/${orderId}/payments`, as)).status).toBe(403)
    expect((await world.ask('POST', `/payments/${paid.body.id}/refund`, as)).status).toBe(403)
    const other = await openApiWorld(database)
    expect((await other.ask('POST', `/orders/${orderId}/payments`, { body: {} })).status).toBe(404)
    expect((await other.ask('POST', `/payments/${paid.body.id}/refund`)).status).toBe(404)
  })
})

describe('a gateway', () => {
  test('that is not configured is refused, naming what it needs', async () => {
    const { payments } = world.deps
    world.deps.payments = paymentGateways({}, world.deps)
    const refused = await world.pay(await invoiced(), { gateway: 'kaspi' })
    expect((await world.tell({ headers: {}, body: '{}' })).status).toBe(404)
    world.deps.payments = payments
    expect(refused.status).toBe(409)
    expect(refused.text).toMatch(/KASPI_API_URL, KASPI_API_KEY and KASPI_WEBHOOK_SECRET/)
  })

  test('is asked for a payment, and its address to pay at is kept', async () => {
    const orderId = await invoiced()
    const { status, body } = await world.pay(orderId, { gateway: 'kaspi' })
    expect({ status, body }).toMatchObject({
      status: 201,
      body: { status: 'pending', method: 'link', externalId: null, payUrl: null },
    })
    expect(await world.events('payment.requested', body.id)).toMatchObject([
      { orderId, gateway: 'kaspi', amount: 1000 },
    ])
    await world.charge(body.id)
    await world.charge(body.id)
    expect(world.kaspi.invoices.get(body.id)).toMatchObject({ amount: 1000, currency: 'KZT' })
    expect(await world.paymentsOf(orderId)).toMatchObject([
      {
        status: 'pending',
        externalId: expect.stringMatching(/^kaspi-/),
        payUrl: expect.stringMatching(/^https:/),
      },
    ])
    expect(await world.orderOf(orderId)).toMatchObject({ paymentStatus: 'unpaid' })
  })

  test('is the one of the settings for who does not say', async () => {
    const set = async (paymentGateway: 'ledger' | 'kaspi') => {
      await world.as(async ({ settings }) => {
        const { values, version } = await settings.read()
        await settings.change(version, { ...values, sales: { ...values.sales, paymentGateway } })
      })
      world.deps.cache.invalidate(world.scope, 'settings')
    }
    await set('kaspi')
    const asked = await world.pay(await invoiced())
    await set('ledger')
    expect(asked.body).toMatchObject({ gateway: 'kaspi', status: 'pending' })
  })
})

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

test('no secret of a gateway is in a payment, an event or the trail (I32)', async () => {
  const orderId = await invoiced()
  const { id } = (await world.pay(orderId, { gateway: 'kaspi' })).body
  world.kaspi.moods.push({ kind: 'refuse', status: 422 })
  const error = await world.charge(id).catch((caught: unknown) => caught)
  expect(error).toMatchObject({ code: 'provider_rejected' })
  const rows = await database.sql.query(
    `select (select json_agg(e) from events e)::text, (select json_agg(p) from payments p)::text,
       (select json_agg(a) from audit_log a)::text`,
  )
  const seen = JSON.stringify([rows, String(error), (error as Error).stack])
  expect(seen).not.toContain(KASPI_KEY)
  expect(seen).not.toContain(KASPI_SECRET)
})
