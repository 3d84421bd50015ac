import { afterAll, beforeAll, expect, test } from 'vitest'
import { createKaspiGateway } from '../../../adapters/payments/kaspi-gateway.ts'
import { createLedgerGateway } from '../../../adapters/payments/create-ledger-gateway.ts'
import { chargePaymentFunction } from '../../../functions/durable/charge-payment.ts'
import { refundPaymentFunction } from '../../../functions/durable/refund-payment.ts'
import { returnMoneyFunction } from '../../../functions/durable/return-money.ts'
import { customer } from '../../../workflows/entities/customer.ts'
import { order } from '../../../workflows/entities/order.ts'
import { payment } from '../../../workflows/entities/payment.ts'
import { refund } from '../../../workflows/entities/refund.ts'
import { moveOrder } from '../../../workflows/orders/move-order.ts'
import type { PaymentGateway } from '../../../workflows/payments/ports.ts'
import { receiveNotice } from '../../../workflows/payments/receive-notice.ts'
import { refundPayment } from '../../../workflows/payments/refund-payment.ts'
import { requestPayment } from '../../../workflows/payments/request-payment.ts'
import { createRecord } from '../../../workflows/registry/create-record.ts'
import { findRecord } from '../../../workflows/shared/find-record.ts'
import { DAY, HOUR, openDurableWorld } from '../../support/durable-world.ts'
import { clock } from '../../support/ids.ts'
import {
  KASPI_KEY,
  KASPI_SECRET,
  type KaspiMood,
  type KaspiServer,
  startKaspiServer,
} from '../../support/kaspi-server.ts'

let kaspi: KaspiServer
let gateway: PaymentGateway
let world: Awaited<ReturnType<typeof openDurableWorld>>
beforeAll(async () => {
  kaspi = await startKaspiServer()
  const config = { apiUrl: kaspi.url, apiKey: KASPI_KEY, webhookSecret: KASPI_SECRET, timeout: 300 }
  gateway = createKaspiGateway(config, { clock })
  world = await openDurableWorld(
    (inngest, deps) => [
      chargePaymentFunction(inngest, deps),
      refundPaymentFunction(inngest, deps),
      returnMoneyFunction(inngest, deps),
    ],
    {
      payments: new Map([
        ['ledger', createLedgerGateway()],
        ['kaspi', gateway],
      ]),
    },
  )
})
afterAll(async () => {
  await world.close()
  await kaspi.close()
})

const internal = { internal: true }
const anOrder = (more: object = {}) =>
  world.write(async (r, d, c) => {
    const { id: customerId } = await createRecord(d, r, c, customer, { name: 'A customer' })
    const items = [{ title: 'A cake', quantity: 1, unitPrice: 1000 }]
    const input = { customerId, currency: 'KZT', status: 'processing', items, ...more }
    return (await createRecord(d, r, c, order, input, internal)).id
  })
const pay = (orderId: string) =>
  world.write(async (r, d, c) => (await requestPayment(d, r, c, orderId, { gateway: 'kaspi' })).id)
const paymentOf = (id: string) => world.read((r) => findRecord(r, payment, id))
const refundOf = (id: string) => world.read((r) => findRecord(r, refund, id))
const tell = async (id: string, change: object = {}) => {
  const { headers, body } = kaspi.notice(id, { ...change })
  const notice = await gateway.readNotice?.({ headers, body: new TextEncoder().encode(body) })
  if (!notice) throw new Error('the notice was not read')
  return receiveNotice(world.deps, 'kaspi', notice)
}
const captured = async () => {
  const orderId = await anOrder()
  const id = await pay(orderId)
  await world.pass(HOUR)
  await tell(id)
  return { orderId, id }
}
const giveBack = (paymentId: string, amount?: number) =>
  world.write(async (r, d, c) => {
    const asked = amount === undefined ? {} : { amount }
    return (await refundPayment(d, r, c, paymentId, asked)).id
  })
const times = (count: number, mood: KaspiMood) =>
  kaspi.moods.push(...Array.from({ length: count }, () => mood))

test('a customer is asked once, through 5xx, 429 and answers that are lost', async () => {
  const moods: KaspiMood[] = [
    { kind: 'refuse', status: 503 },
    { kind: 'lost' },
    { kind: 'refuse', status: 429, retryAfter: 60 },
    { kind: 'garbled' },
  ]
  kaspi.moods.push(...moods)
  const orderId = await anOrder()
  const id = await pay(orderId)
  await world.pass(DAY, 50)
  expect(kaspi.calls.filter(({ key }) => key === id)).toHaveLength(5)
  const invoice = kaspi.invoices.get(id)
  expect(await paymentOf(id)).toMatchObject({ status: 'pending', externalId: invoice?.id })
  await world.repeat('payment.requested', id)
  await world.pass(HOUR)
  expect([...kaspi.invoices.values()].filter(({ reference }) => reference === id)).toHaveLength(1)
  expect(await tell(id)).toEqual({ outcome: 'taken' })
  await world.repeat('payment.requested', id)
  await world.pass(HOUR)
  expect(await paymentOf(id)).toMatchObject({ status: 'captured' })
})

test('a payment that the gateway rejects has failed, with the reason; the order can be paid otherwise', async () => {
  const orderId = await anOrder({ currency: 'USD' })
  const id = await pay(orderId)
  await world.pass(HOUR)
  expect(await paymentOf(id)).toMatchObject({
    status: 'failed',
    failureReason: 'Kaspi refuses: Only KZT is possible',
  })
  await world.write((r, d, c) => requestPayment(d, r, c, orderId, { gateway: 'ledger' }))
})

test('a gateway that stays away fails the payment; a notice may still capture it', async () => {
  times(7, { kind: 'lost' })
  const id = await pay(await anOrder())
  await world.pass(DAY, 60)
  expect(await paymentOf(id)).toMatchObject({ status: 'failed' })
  expect(await tell(id)).toEqual({ outcome: 'taken' })
  expect(await paymentOf(id)).toMatchObject({ status: 'captured', failureReason: null })
})

test('money goes back once, also when the answer to the refund is lost', async () => {
  const { orderId, id } = await captured()
  times(2, { kind: 'lost' })
  const refundId = await giveBack(id, 400)
  await world.pass(DAY, 20)
  expect(await refundOf(refundId)).toMatchObject({
    status: 'succeeded',
    externalId: expect.stringMatching(/^refund-/),
  })
  await world.repeat('refund.requested', refundId)
  await world.pass(HOUR)
  expect([...kaspi.refunds.values()].filter(({ amount }) => amount === 400)).toHaveLength(1)
  expect(await world.read((r) => findRecord(r, order, orderId))).toMatchObject({
    paymentStatus: 'partially_refunded',
  })
})

test('a refund that is refused fails with an alert, and its amount can be given back again', async () => {
  const { id } = await captured()
  times(1, { kind: 'refuse', status: 422, message: 'The account is closed' })
  const refundId = await giveBack(id)
  await world.pass(HOUR)
  expect(await refundOf(refundId)).toMatchObject({
    status: 'failed',
    failureReason: 'Kaspi refuses: The account is closed',
  })
  expect(await paymentOf(id)).toMatchObject({ refundedTotal: 0 })
  const alerts = await world.events('alert.triggered')
  expect(alerts.filter(({ subject }) => subject === refundId)).toMatchObject([
    { data: { name: 'refund.failed' } },
  ])
  const again = await giveBack(id)
  await world.pass(HOUR)
  expect(await refundOf(again)).toMatchObject({ status: 'succeeded', amount: 1000 })
})

test('a refund of which nobody knows how it went keeps its amount, so that nothing goes back twice', async () => {
  const { id } = await captured()
  times(21, { kind: 'lost' })
  const refundId = await giveBack(id)
  await world.pass(4 * DAY, 200)
  expect(kaspi.moods).toEqual([])
  expect(await refundOf(refundId)).toMatchObject({ status: 'pending' })
  expect(await paymentOf(id)).toMatchObject({ refundedTotal: 1000 })
  const alerts = await world.events('alert.triggered')
  expect(alerts.filter(({ subject }) => subject === refundId)).toMatchObject([
    { data: { name: 'refund.unknown' } },
  ])
})

test('an order that a saga takes back gives back what was paid for it', async () => {
  const { orderId, id } = await captured()
  const other = await anOrder()
  const waiting = await pay(other)
  for (const each of [orderId, other]) {
    await world.write((r, d, c) => moveOrder(d, r, c, each, 'cancelled'))
  }
  await world.pass(HOUR)
  expect(await paymentOf(id)).toMatchObject({ refundedTotal: 1000 })
  expect(await paymentOf(waiting)).toMatchObject({ status: 'cancelled' })
  expect(await world.read((r) => findRecord(r, order, orderId))).toMatchObject({
    paymentStatus: 'refunded',
  })
})
