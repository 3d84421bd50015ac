import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../../../db/open-database.ts'
import { openTestDatabase } from '../../../support/database.ts'
import { newId } from '../../../support/ids.ts'
import { signedNotice } from '../../../support/kaspi-server.ts'
import { type MoneyWorld, openMoneyWorld } from '../../../support/money-world.ts'

const MINUTE = 60_000
const now = Date.now()
let database: Database
let world: MoneyWorld

beforeAll(async () => {
  database = await openTestDatabase()
  world = await openMoneyWorld(database, { clock: { now: () => now } })
})
afterAll(async () => {
  await world.close()
  await database.close()
})

const asked = async () => {
  const orderId = await world.order()
  const { id } = (await world.pay(orderId, { gateway: 'kaspi' })).body
  await world.charge(id)
  return { orderId, id }
}
const statusOf = async (orderId: string) => (await world.paymentsOf(orderId))[0]?.status
const factsOf = (id: string): Record<string, unknown> =>
  JSON.parse(world.kaspi.notice(id).body) as Record<string, unknown>

describe('a notice is refused with 401 and changes nothing when it', () => {
  test.each([
    ['has no signature', ({ body }) => ({ headers: {}, body })],
    [
      'has a signature without a time',
      ({ headers, body }) => ({
        headers: { 'x-kaspi-signature': headers['x-kaspi-signature'] ?? '' },
        body,
      }),
    ],
    [
      'has another time than was signed',
      ({ headers, body }) => ({ headers: { ...headers, 'x-kaspi-timestamp': '1' }, body }),
    ],
    ['has another body than was signed', ({ headers, body }) => ({ headers, body: `${body} ` })],
    [
      'is signed with another secret',
      ({ body }) => signedNotice(body, { at: now, secret: 'another secret of some length' }),
    ],
    [
      'is older than five minutes',
      ({ body }) => signedNotice(body, { at: now - 5 * MINUTE - 1001 }),
    ],
    ['comes from the future', ({ body }) => signedNotice(body, { at: now + 6 * MINUTE })],
    [
      'has a shortened signature',
      ({ headers, body }) => ({
        headers: { ...headers, 'x-kaspi-signature': headers['x-kaspi-signature']?.slice(1) ?? '' },
        body,
      }),
    ],
    ['is no JSON and not signed', () => ({ headers: {}, body: '{' })],
  ] satisfies [string, (genuine: Signed) => Signed][])('%s', async (_, forge) => {
    const { orderId, id } = await asked()
    const answer = await world.tell(forge(world.kaspi.notice(id)))
    expect(answer.status).toBe(401)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect(await statusOf(orderId)).toBe('pending')
  })
})

type Signed = { headers: Record<string, string>; body: string }

describe('a genuine notice', () => {
  test('captures a payment and pays the order', async () => {
    const { orderId, id } = await asked()
    expect((await world.tell(world.kaspi.notice(id))).status).toBe(200)
    expect(await world.orderOf(orderId)).toMatchObject({ paymentStatus: 'paid' })
    expect(await world.events('payment.captured', id)).toHaveLength(1)
  })

  test('counts before the gateway has answered to the request', async () => {
    const orderId = await world.order()
    const { id } = (await world.pay(orderId, { gateway: 'kaspi' })).body
    const facts = { amount: 1000, currency: 'KZT', metadata: world.scope, invoiceId: 'early' }
    expect((await world.tell(world.kaspi.notice(id, facts))).status).toBe(200)
    expect(await world.paymentsOf(orderId)).toMatchObject([
      { status: 'captured', externalId: 'early' },
    ])
    await world.charge(id)
    expect(world.kaspi.invoices.has(id)).toBe(false)
  })

  test('counts once, under its id and under a new one (I8)', async () => {
    const { orderId, id } = await asked()
    const notice = world.kaspi.notice(id)
    for (const each of [notice, notice, world.kaspi.notice(id)]) {
      expect((await world.tell(each)).status).toBe(200)
    }
    expect(await world.events('payment.captured', id)).toHaveLength(1)
    expect(await world.paymentsOf(orderId)).toHaveLength(1)
    expect(await world.invoicesOf(orderId)).toEqual([])
  })

  test('that says failed too late changes nothing: captured is final', async () => {
    const { orderId, id } = await asked()
    await world.tell(world.kaspi.notice(id))
    const late = world.kaspi.notice(id, { status: 'failed', reason: 'No money' })
    expect((await world.tell(late)).status).toBe(200)
    expect(await world.paymentsOf(orderId)).toMatchObject([
      { status: 'captured', failureReason: null },
    ])
    expect(await world.events('payment.failed', id)).toEqual([])
  })

  test('may capture what failed before', async () => {
    const { orderId, id } = await asked()
    const reason = 'No money\u0000 on the card'
    await world.tell(world.kaspi.notice(id, { status: 'failed', reason }))
    expect(await world.paymentsOf(orderId)).toMatchObject([
      { status: 'failed', failureReason: 'No money on the card' },
    ])
    expect(await world.events('payment.failed', id)).toHaveLength(1)
    await world.tell(world.kaspi.notice(id))
    expect(await world.paymentsOf(orderId)).toMatchObject([
      { status: 'captured', failureReason: null },
    ])
  })

  test.each([{ amount: 999 }, { amount: 1001 }, { currency: 'USD' }, { invoiceId: 'another' }])(
    'that does not fit is refused with an alert, however often it comes: %j',
    async (change) => {
      const { orderId, id } = await asked()
      const notice = world.kaspi.notice(id, change)
      expect((await world.tell(notice)).status).toBe(409)
      expect((await world.tell(notice)).status).toBe(409)
      expect(await statusOf(orderId)).toBe('pending')
      expect(await world.events('alert.triggered', id)).toMatchObject([
        { name: 'payment.notice_refused' },
      ])
    },
  )

  test('about an unknown payment is 404, also about one of the ledger', async () => {
    const { id } = await asked()
    const strange = world.kaspi.notice(id, { reference: newId() })
    expect((await world.tell(strange)).status).toBe(404)
    const nowhere = { organizationId: newId(), workspaceId: newId() }
    expect((await world.tell(world.kaspi.notice(id, { metadata: nowhere }))).status).toBe(404)
    const own = (await world.pay(await world.order())).body.id
    const told = { ...factsOf(id), reference: own }
    expect((await world.tell(signedNotice(told, { at: now }))).status).toBe(404)
  })

  test.each(['{', '[]', '{"id":1}', '"\u0000"', `${'['.repeat(20_000)}`])(
    'is 400 when it is signed nonsense (I31)',
    async (body) => {
      expect((await world.tell(signedNotice(body, { at: now }))).status).toBe(400)
    },
  )

  test('is at most 64 KB long (I31)', async () => {
    const body = ' '.repeat(64 * 1024 + 1)
    expect((await world.tell(signedNotice(body, { at: now }))).status).toBe(413)
  })

  test('is not answered with 200 when it could not be committed', async () => {
    const { orderId, id } = await asked()
    const { inTenant } = world.deps
    world.deps.inTenant = (scope, work) =>
      inTenant(scope, async (r) => {
        await work(r)
        throw new Error('the connection is gone')
      })
    const notice = world.kaspi.notice(id)
    const refused = await world.tell(notice)
    world.deps.inTenant = inTenant
    expect(refused.status).toBe(500)
    expect(await statusOf(orderId)).toBe('pending')
    expect((await world.tell(notice)).status).toBe(200)
    expect(await statusOf(orderId)).toBe('captured')
  })
})
