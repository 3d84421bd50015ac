import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../../../db/open-database.ts'
import { events } from '../../../../db/schema/events.ts'
import { type ApiWorld, openApiWorld } from '../../../support/api-world.ts'
import { openTestDatabase } from '../../../support/database.ts'
import { newId } from '../../../support/ids.ts'

let database: Database
let world: ApiWorld
let customerId: string
let now = Date.parse('2026-03-10T12:00:00Z')

beforeAll(async () => {
  database = await openTestDatabase()
  world = await openApiWorld(database, { clock: { now: () => now } })
  customerId = await made('/customers', { name: 'Aigerim' })
})
afterAll(() => database.close())

async function made(path: string, body: object): Promise<string> {
  const answer = await world.ask('POST', path, { body })
  expect(answer.status, answer.text).toBe(201)
  return answer.body.id
}

const items = [
  { title: 'A cake', quantity: 3, unitPrice: 1005, discountPercent: 10, taxRate: 12 },
  { title: 'Candles', quantity: 0.5, unitPrice: 999 },
]

async function openDeal(more: object = {}) {
  const body = { title: 'A cake', customerId, items, ...more }
  const answer = await world.ask('POST', '/deals', { body })
  expect(answer.status, answer.text).toBe(201)
  return answer.body
}

async function moveTo(id: string, stage: string, more: object = {}) {
  const { version } = (await world.ask('GET', `/deals/${id}`)).body
  return world.ask('PATCH', `/deals/${id}`, { body: { version, stage, ...more } })
}

async function closeDeal(stage: 'WON' | 'LOST', at: string) {
  now = Date.parse(at)
  const { id } = await openDeal({ stage: 'NEGOTIATION' })
  const answer = await moveTo(id, stage, stage === 'LOST' ? { lostReason: 'too dear' } : {})
  expect(answer.status, answer.text).toBe(200)
  return answer.body
}

async function eventsOf(id: string) {
  const rows = await database.inSystem((tx) =>
    tx.select().from(events).where(eq(events.subject, id)),
  )
  return rows.map(({ type, data }) => ({ type, data }))
}

describe('a deal', () => {
  test('is worth the sum of its items after discount and tax, rounded per line (I5)', async () => {
    const deal = await openDeal()
    expect(deal).toMatchObject({
      stage: 'LEAD',
      subtotal: 3214,
      taxTotal: 326,
      value: 3540,
      currency: 'KZT',
      closedAt: null,
      items: [
        { net: 2714, tax: 326, total: 3040 },
        { net: 500, tax: 0, total: 500 },
      ],
    })
  })

  test('is never worth what a caller says', async () => {
    for (const body of [
      { title: 'A cake', value: 1 },
      { title: 'A cake', items: [{ ...items[0], total: 1 }] },
    ]) {
      expect((await world.ask('POST', '/deals', { body })).status).toBe(400)
    }
  })

  test('is worth less when an item goes', async () => {
    const { id, version, items: old } = await openDeal()
    const { id: kept } = old[1] ?? { id: '' }
    const body = { version, items: [{ ...items[1], id: kept }] }
    expect((await world.ask('PATCH', `/deals/${id}`, { body })).body).toMatchObject({
      value: 500,
      items: [{ id: kept, total: 500 }],
    })
  })

  test('goes from stage to stage, back too, and tells when it is won', async () => {
    const { id } = await openDeal()
    for (const stage of ['QUALIFIED', 'LEAD', 'QUALIFIED', 'PROPOSAL', 'NEGOTIATION', 'WON']) {
      expect((await moveTo(id, stage)).status).toBe(200)
    }
    const told = await eventsOf(id)
    expect(told.filter(({ type }) => type === 'deal.status_changed')).toHaveLength(6)
    expect(told.filter(({ type }) => type === 'deal.won')).toEqual([
      { type: 'deal.won', data: { dealId: id, customerId, value: 3540, currency: 'KZT' } },
    ])
  })

  test('takes its items back as they were read, and counts them anew', async () => {
    const deal = await openDeal()
    const back = { version: deal.version, items: deal['items'] }
    expect((await world.ask('PATCH', `/deals/${deal.id}`, { body: back })).body.version).toBe(1)
    const [first] = deal['items'] as Record<string, unknown>[]
    const more = { version: 1, items: [{ ...first, quantity: 6 }] }
    const changed = await world.ask('PATCH', `/deals/${deal.id}`, { body: more })
    expect(changed.body).toMatchObject({ version: 2, items: [{ id: first?.['id'], net: 5427 }] })
    const { id: _id, ...fresh } = first ?? {}
    const forged = { version: 2, items: [fresh] }
    expect(await world.ask('PATCH', `/deals/${deal.id}`, { body: forged })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'items[0].net' }, {}, {}] },
    })
  })

  test('takes no short cut, and being won is its end', async () => {
    const { id } = await openDeal()
    expect(await moveTo(id, 'WON')).toMatchObject({
      status: 409,
      body: { errors: [{ field: 'stage' }] },
    })
    const won = await closeDeal('WON', '2025-01-01T00:00:00Z')
    expect(await world.ask('DELETE', `/deals/${won.id}`)).toMatchObject({
      status: 409,
      body: { detail: 'The deal cannot be deleted: it is won' },
    })
    const bulk = { operations: [{ delete: { id: won.id } }] }
    expect((await world.ask('POST', '/deals/bulk', { body: bulk })).body).toMatchObject({
      failed: 1,
    })
    expect((await moveTo(won.id, 'NEGOTIATION')).status).toBe(409)
    const body = { version: won.version, items: [] }
    expect(await world.ask('PATCH', `/deals/${won.id}`, { body })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'items', rule: 'cannot change when the deal is WON' }] },
    })
  })

  test('does not begin as won', async () => {
    const body = { title: 'A cake', customerId, stage: 'WON' }
    expect((await world.ask('POST', '/deals', { body })).status).toBe(400)
  })

  test('that is lost says why, and can be taken up again', async () => {
    const { id } = await openDeal()
    expect(await moveTo(id, 'LOST')).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'lostReason' }] },
    })
    const lost = await moveTo(id, 'LOST', { lostReason: 'too dear' })
    expect(lost.body['closedAt']).not.toBeNull()
    expect((await moveTo(id, 'QUALIFIED')).body['closedAt']).toBeNull()
    expect((await moveTo(id, 'LOST')).status).toBe(200)
    expect((await eventsOf(id)).filter(({ type }) => type === 'deal.lost')).toHaveLength(2)
  })

  test('is won by one of two who try at the same time', async () => {
    const { id, version } = await openDeal({ stage: 'NEGOTIATION' })
    const body = { version, stage: 'WON' }
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => world.ask('PATCH', `/deals/${id}`, { body })),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409, 409])
    expect((await eventsOf(id)).filter(({ type }) => type === 'deal.won')).toHaveLength(1)
  })
})

describe('findActiveDeals', () => {
  test('finds the deals that are neither won nor lost, page by page', async () => {
    const other = await openApiWorld(database)
    const ids: string[] = []
    for (const stage of ['LEAD', 'QUALIFIED', 'NEGOTIATION']) {
      const body = { title: stage, stage }
      ids.unshift((await other.ask('POST', '/deals', { body })).body.id)
    }
    const [gone] = ids.splice(1, 1)
    const body = { version: 1, stage: 'LOST', lostReason: 'silence' }
    expect((await other.ask('PATCH', `/deals/${gone}`, { body })).status).toBe(200)

    const first = await other.ask('GET', '/deals/active?limit=1')
    const cursor = encodeURIComponent(first.body.nextCursor ?? '')
    const second = await other.ask('GET', `/deals/active?limit=1&cursor=${cursor}`)
    expect([...first.body.items, ...second.body.items].map(({ id }) => id)).toEqual(ids)
    expect(second.body.nextCursor).toBeNull()
  })

  test.each(['limit=0', 'limit=101', 'cursor=nonsense', 'stage=WON'])(
    'refuses %s',
    async (query) => {
      expect((await world.ask('GET', `/deals/active?${query}`)).status).toBe(400)
    },
  )
})

describe('getConversionRate', () => {
  const rate = (query: string) => world.ask('GET', `/deals/conversion-rate?${query}`)

  test('is won / (won + lost) of the deals that were closed in the period', async () => {
    await closeDeal('WON', '2024-05-01T00:00:00Z')
    await closeDeal('LOST', '2024-05-15T10:00:00Z')
    await closeDeal('LOST', '2024-05-31T23:59:59Z')
    await closeDeal('WON', '2024-06-01T00:00:00Z')
    const may = await rate('from=2024-05-01&to=2024-06-01')
    expect(may).toMatchObject({ status: 200, body: { won: 1, lost: 2, rate: 1 / 3 } })
    const almaty = await rate('from=2024-05-31T23:00:00%2B05:00&to=2024-06-02T00:00:00%2B05:00')
    expect(almaty.body).toMatchObject({ won: 1, lost: 1, rate: 0.5 })
  })

  test('is none when nothing was closed', async () => {
    expect((await rate('to=2001-01-01')).body).toEqual({ won: 0, lost: 0, rate: null })
  })

  test.each([
    'from=yesterday',
    'to=2024-13-01',
    'from=0000-01-01',
    'to=2024-02-30T00:00:00Z',
    'from=2024-06-01&to=2024-05-01',
    'form=2024-05-01',
  ])('refuses %s', async (query) => {
    expect((await rate(query)).status).toBe(400)
  })

  test('asks for the permission before it looks at anything', async () => {
    world.addCaller('clerk', ['deals:create'])
    for (const path of ['/deals/active?limit=x', '/deals/conversion-rate?from=x']) {
      expect((await world.ask('GET', path, { as: 'clerk' })).status).toBe(403)
    }
  })
})

describe('a quote', () => {
  test('has totals as a deal has, and stays as it was accepted', async () => {
    const number = newId()
    const quote = await world.ask('POST', '/quotes', { body: { number, customerId, items } })
    expect(quote.body).toMatchObject({ subtotal: 3214, taxTotal: 326, total: 3540 })
    const path = `/quotes/${quote.body.id}`
    await world.ask('PATCH', path, { body: { version: 1, status: 'sent' } })
    await world.ask('PATCH', path, { body: { version: 2, status: 'accepted' } })
    const change = (body: object) => world.ask('PATCH', path, { body: { version: 3, ...body } })
    expect((await change({ items: [] })).status).toBe(400)
    expect((await change({ notes: 'by post' })).status).toBe(200)
  })
})
