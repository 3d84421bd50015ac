import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../../../db/open-database.ts'
import { type ApiWorld, openApiWorld } from '../../../support/api-world.ts'
import { openTestDatabase } from '../../../support/database.ts'
import { newId } from '../../../support/ids.ts'

let database: Database
let world: ApiWorld
let customerId: string
let productId: string
beforeAll(async () => {
  database = await openTestDatabase()
  world = await openApiWorld(database, { clock: { now: () => Date.parse('2026-03-10T12:00:00Z') } })
  productId = await made('/products', { sku: 'CAKE', name: 'A cake', price: 1005, taxRate: 12 })
  const list = {
    name: 'Cafés',
    validFrom: '2026-01-01',
    validUntil: '2026-03-10',
    items: [
      { productId, minQuantity: 10, price: 900 },
      { productId, minQuantity: 100, price: 800 },
    ],
  }
  const priceListId = await made('/price-lists', list)
  customerId = await made('/customers', { name: 'Aigerim', priceListId })
})
afterAll(() => database.close())

async function made(path: string, body: object): Promise<string> {
  const answer = await world.ask('POST', path, { body })
  expect(answer.status, answer.text).toBe(201)
  return answer.body.id
}
const items = (quantity = 3) => [
  { productId, quantity, unitPrice: 1, taxRate: 5 },
  { title: 'Delivery', quantity: 1, unitPrice: 500 },
]
const openDeal = (more: object = {}) =>
  made('/deals', { title: 'A cake', customerId, items: items(), ...more })
const win = (id: string, call: object = {}) => world.ask('POST', `/deals/${id}/win`, call)
const priced = async (more: object) => {
  const answer = await win(await openDeal(more))
  expect(answer.status, answer.text).toBe(200)
  return answer.body
}
const patch = async (path: string, change: object) => {
  const { version } = (await world.ask('GET', path)).body
  const answer = await world.ask('PATCH', path, { body: { version, ...change } })
  expect(answer.status, answer.text).toBe(200)
}
const wonEvents = async (id: string) =>
  (
    await database.sql.query('select data from events where subject = $1 and type = $2', [
      id,
      'deal.won',
    ])
  ).length

describe('winning a deal', () => {
  test('moves it to WON from any open stage, names its saga, and publishes deal.won once', async () => {
    for (const stage of ['LEAD', 'QUALIFIED', 'PROPOSAL', 'NEGOTIATION']) {
      const id = await openDeal({ stage })
      const answer = await win(id)
      expect(answer.status, answer.text).toBe(200)
      expect(answer.body).toMatchObject({ id, stage: 'WON', sagaId: id, version: 2 })
      expect(await wonEvents(id)).toBe(1)
    }
  })

  test('is done by one of many who ask at once (I3)', async () => {
    const id = await openDeal()
    const answers = await Promise.all(Array.from({ length: 20 }, () => win(id)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(19)
    expect(await wonEvents(id)).toBe(1)
  })

  test('answers a repeat of the same request with the first answer', async () => {
    const id = await openDeal()
    const headers = { 'idempotency-key': newId() }
    const [first, second] = [await win(id, { headers }), await win(id, { headers })]
    expect(second.body).toEqual(first.body)
    expect((await win(id)).status).toBe(409)
  })

  test('needs a customer, who is active, items, and the version that was read', async () => {
    const named = async (more: object) => {
      const answer = await win(await openDeal(more))
      return [answer.status, answer.body.errors?.[0]?.field]
    }
    expect(await named({ customerId: null })).toEqual([400, 'customerId'])
    expect(await named({ items: [] })).toEqual([400, 'items'])
    const gone = await made('/customers', { name: 'Bolat', active: false })
    expect(await named({ customerId: gone })).toEqual([409, undefined])
    const id = await openDeal()
    expect((await win(id, { body: { version: 7 } })).status).toBe(409)
    expect((await win(id, { body: { version: 1 } })).status).toBe(200)
  })

  test('is refused for a lost deal, an unknown one, and who may not change deals', async () => {
    const lost = await openDeal()
    await patch(`/deals/${lost}`, { stage: 'LOST', lostReason: 'too dear' })
    expect((await win(lost)).status).toBe(409)
    expect((await win(newId())).status).toBe(404)
    world.addCaller('reader', ['deals:read'])
    expect((await win(newId(), { as: 'reader' })).status).toBe(403)
  })
})

describe('the prices of a won deal (I5)', () => {
  test('agreed: as they stand', async () => {
    expect(await priced({})).toMatchObject({ items: [{ unitPrice: 1 }, {}], value: 503 })
  })

  test('standard: of the product, with its tax; a line without a product stays', async () => {
    expect(await priced({ pricing: 'standard' })).toMatchObject({
      items: [
        { unitPrice: 1005, discountPercent: 0, taxRate: 12, net: 3015, tax: 362 },
        { unitPrice: 500, net: 500, tax: 0 },
      ],
      value: 3877,
    })
  })

  test('discount: less that of the deal, else of the workspace, rounded half-up', async () => {
    const line = { unitPrice: 1005, discountPercent: 10, net: 2714, tax: 326 }
    expect(await priced({ pricing: 'discount' })).toMatchObject({ items: [line, {}], value: 3540 })
    expect(await priced({ pricing: 'discount', discountPercent: 12.5 })).toMatchObject({
      items: [{ discountPercent: 12.5, net: 2638, tax: 317 }, { net: 500 }],
    })
  })

  test('tiered: by the price list of the customer, while it is valid', async () => {
    const unitPrice = async (more: object) =>
      (await priced({ pricing: 'tiered', ...more })).items[0]?.['unitPrice']
    expect(await unitPrice({ items: items(9) })).toBe(1005)
    expect(await unitPrice({ items: items(10) })).toBe(900)
    expect(await unitPrice({ items: items(250) })).toBe(800)
    const other = await made('/customers', { name: 'Without a list' })
    expect(await unitPrice({ customerId: other, items: items(10) })).toBe(1005)
    const list = (await world.ask('GET', '/price-lists')).body.items[0]?.id ?? ''
    await patch(`/price-lists/${list}`, { validUntil: '2026-03-09' })
    expect(await unitPrice({ items: items(10) })).toBe(1005)
    await patch(`/price-lists/${list}`, { validUntil: null })
  })

  test('are in the currency of the deal, or it says which line has none', async () => {
    const id = await openDeal({ pricing: 'standard', currency: 'USD' })
    const answer = await win(id)
    expect(answer.status).toBe(400)
    expect(answer.body.errors).toMatchObject([
      { field: 'items[0].productId', rule: 'is priced in KZT, not in USD' },
    ])
    expect((await world.ask('GET', `/deals/${id}`)).body['stage']).toBe('LEAD')
  })
})

describe('an accepted quote', () => {
  async function accepted(more: object = {}) {
    const number = `Q-${newId()}`
    const quoteItems = [{ productId, quantity: 2, unitPrice: 700, taxRate: 12 }]
    const id = await made('/quotes', {
      number,
      customerId,
      items: quoteItems,
      status: 'sent',
      ...more,
    })
    await patch(`/quotes/${id}`, { status: 'accepted' })
    return { id, number }
  }
  const order = (id: string, call: object = {}) => world.ask('POST', `/quotes/${id}/order`, call)

  test('of the same customer wins over the lines of its deal', async () => {
    const dealId = await openDeal({ pricing: 'standard' })
    await accepted({ dealId })
    expect((await win(dealId)).body).toMatchObject({
      items: [{ unitPrice: 700, quantity: 2 }],
      value: 1568,
    })
    const another = await made('/customers', { name: 'Somebody else' })
    const other = await openDeal()
    await accepted({ dealId: other, customerId: another })
    expect((await win(other)).body).toMatchObject({ value: 503 })
  })

  test('is ordered once, by itself, and the order says where it is from', async () => {
    const { id } = await accepted()
    const first = await order(id)
    expect(first.status, first.text).toBe(201)
    expect(first.body).toMatchObject({
      origin: 'quote',
      quoteId: id,
      status: 'pending',
      total: 1568,
      items: [{ unitPrice: 700 }],
    })
    const again = await order(id)
    expect(again.status).toBe(409)
    expect(again.text).toContain(String(first.body['number']))
  })

  test('is ordered by one of many who ask at once', async () => {
    const { id } = await accepted()
    const answers = await Promise.all(Array.from({ length: 10 }, () => order(id)))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
  })

  test('that is ordered cannot be won once more, and a won one is not ordered besides', async () => {
    const dealId = await openDeal()
    const { id } = await accepted({ dealId })
    const ordered = await order(id)
    const answer = await win(dealId)
    expect(answer.status).toBe(409)
    expect(answer.text).toContain(String(ordered.body['number']))

    const wonId = await openDeal()
    const its = await accepted({ dealId: wonId })
    expect((await win(wonId)).status).toBe(200)
    const besides = await order(its.id)
    expect(besides.status).toBe(409)
    expect(besides.text).toContain('is being ordered by its won deal')
  })

  test('must be accepted, and there', async () => {
    const id = await made('/quotes', { number: 'Q-1', customerId, items: [] })
    expect((await order(id)).status).toBe(409)
    expect((await order(newId())).status).toBe(404)
    world.addCaller('reader', ['quotes:read'])
    expect((await order(id, { as: 'reader' })).status).toBe(403)
  })
})
