import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paymentGateways } from '../../../../adapters/payments/payment-gateways.ts'
import type { Database } from '../../../../db/open-database.ts'
import { issueInvoice } from '../../../../workflows/invoicing/issue-invoice.ts'
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

  test('can be taken and given back when the customer was deleted meanwhile', async () => {
    const { id: customerId } = (await world.ask('POST', '/customers', { body: { name: 'Gone' } }))
      .body
    const orderId = await invoiced({ customerId })
    await world.ask('DELETE', `/customers/${customerId}`)
    const paid = await world.pay(orderId)
    expect(paid).toMatchObject({ status: 201, body: { customerId, amount: 1000 } })
    expect((await world.refund(paid.body.id)).status).toBe(201)
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

  test('may answer that the money is there already', async () => {
    const orderId = await invoiced()
    const { id } = (await world.pay(orderId, { gateway: 'kaspi' })).body
    world.kaspi.moods.push({ kind: 'paid' })
    await world.charge(id)
    expect((await world.tell(world.kaspi.notice(id))).status).toBe(200)
    expect(await world.events('payment.captured', id)).toHaveLength(1)
    expect(await world.orderOf(orderId)).toMatchObject({ paymentStatus: 'paid' })
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
