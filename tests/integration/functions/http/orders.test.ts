import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../../../db/open-database.ts'
import { deadLetter } from '../../../../workflows/entities/dead-letter.ts'
import { order } from '../../../../workflows/entities/order.ts'
import { createRecord } from '../../../../workflows/registry/create-record.ts'
import { type ApiWorld, openApiWorld } from '../../../support/api-world.ts'
import { openTestDatabase } from '../../../support/database.ts'
import { newId } from '../../../support/ids.ts'

let database: Database
let world: ApiWorld
let customerId: string
let productId: string

beforeAll(async () => {
  database = await openTestDatabase()
  world = await openApiWorld(database)
  customerId = await made('/customers', { name: 'Aigerim' })
  productId = await made('/products', { sku: 'CAKE', name: 'A cake', price: 100_00, taxRate: 12 })
})
afterAll(() => database.close())

async function made(path: string, body: object): Promise<string> {
  const answer = await world.ask('POST', path, { body })
  expect(answer.status, answer.text).toBe(201)
  return answer.body.id
}

const place = (body: object, headers: Record<string, string> = {}) =>
  world.ask('POST', '/orders', { body: { customerId, ...body }, headers })
const lineOf = (more: object = {}) => ({ items: [{ productId, quantity: 1, ...more }] })
const rulesOf = ({ body }: Awaited<ReturnType<typeof place>>) =>
  body.errors.map(({ field, rule }) => `${field} ${rule}`)

async function internal(entity: Parameters<typeof createRecord>[3], input: object) {
  const context = { ...world.scope, actor: { type: 'system', id: 'test' } as const, source: 'test' }
  const record = await world.deps.inTenant(context, (r) =>
    createRecord(world.deps, r, context, entity, input, { internal: true }),
  )
  return record.id
}
const orderWith = (status: string, items: object[] = []) =>
  internal(order, { customerId, status, items })

describe('POST /orders (O1)', () => {
  test('stores a pending order and says where it is', async () => {
    const answer = await place({
      ...lineOf(),
      priority: 'high',
      tags: ['web'],
      address: ' Abay 1 ',
    })
    expect(answer.status, answer.text).toBe(201)
    const { id, status, origin, total, priority, tags, address } = answer.body
    expect(answer.headers.get('location')).toBe(`/api/v1/orders/${id}`)
    expect({ status, origin, total, priority, tags, address }).toEqual({
      status: 'pending',
      origin: 'api',
      total: 112_00,
      priority: 'high',
      tags: ['web'],
      address: 'Abay 1',
    })
    expect((await world.ask('GET', `/orders/${id}`)).body).toEqual(answer.body)
    const { body } = await world.ask('GET', `/orders/${id}/processing`)
    expect(body).toMatchObject({ orderId: id, status: 'PENDING', attempts: 0 })
  })

  test('answers a repeat under its key with the same order (I27)', async () => {
    const headers = { 'idempotency-key': newId() }
    const first = await place(lineOf(), headers)
    const second = await place(lineOf(), headers)
    expect(second.text).toBe(first.text)
    expect(second.headers.get('idempotency-replayed')).toBe('true')
    expect((await place(lineOf({ quantity: 2 }), headers)).status).toBe(422)
  })

  test('prices what says no price: by the price list, the product, or a discount', async () => {
    const unit = async (body: object) => {
      const answer = await place(body)
      expect(answer.status, answer.text).toBe(201)
      return answer.body.items.map(({ unitPrice, discountPercent, taxRate }) => ({
        unitPrice,
        discountPercent,
        taxRate,
      }))
    }
    expect(await unit(lineOf())).toEqual([{ unitPrice: 100_00, discountPercent: 0, taxRate: 12 }])
    expect(await unit(lineOf({ unitPrice: 90_00, taxRate: 0 }))).toEqual([
      { unitPrice: 90_00, discountPercent: 0, taxRate: 0 },
    ])
    const both = [
      { productId, quantity: 1 },
      { productId, quantity: 1, unitPrice: 1_00 },
    ]
    expect(await unit({ items: both, pricing: 'discount', discountPercent: 20 })).toEqual([
      { unitPrice: 100_00, discountPercent: 20, taxRate: 12 },
      { unitPrice: 1_00, discountPercent: 0, taxRate: 12 },
    ])
    const priceListId = await made('/price-lists', {
      name: 'Regulars',
      items: [{ productId, minQuantity: 10, price: 80_00 }],
    })
    const regular = await made('/customers', { name: 'Regular', priceListId })
    const many = { items: [{ productId, quantity: 10 }], customerId: regular }
    expect(await unit(many)).toMatchObject([{ unitPrice: 80_00 }])
    expect(await unit({ ...many, pricing: 'standard' })).toMatchObject([{ unitPrice: 100_00 }])
  })

  test.each([
    ['no line', { items: [] }, 'items must have at least one line'],
    [
      'a line of nothing',
      { items: [{ quantity: 1, unitPrice: 1 }] },
      'items[0].productId is needed when there is no title',
    ],
    [
      'words without a price',
      { items: [{ title: 'Words', quantity: 1 }] },
      'items[0].unitPrice is needed when there is no product',
    ],
    [
      'a strange product',
      { items: [{ productId: newId(), quantity: 1 }] },
      'items[0].productId must be the id of a product that exists',
    ],
    [
      'a strange customer',
      { items: [{ title: 'A', quantity: 1, unitPrice: 1 }], customerId: newId() },
      'customerId must be the id of a customer that exists',
    ],
    [
      'a strange warehouse',
      { items: [{ title: 'A', quantity: 1, unitPrice: 1 }], warehouseId: newId() },
      'warehouseId must be the id of a warehouse that exists',
    ],
  ])('refuses %s, naming the field', async (_, body, rule) => {
    const answer = await place(body)
    expect(answer.status, answer.text).toBe(400)
    expect(rulesOf(answer)).toContain(rule)
  })

  test('refuses a customer who is not active', async () => {
    const gone = await made('/customers', { name: 'Gone', active: false })
    expect((await place({ ...lineOf(), customerId: gone })).status).toBe(409)
  })

  test('is for those who may make orders', async () => {
    world.addCaller('reader', ['orders:read'])
    const answer = await world.ask('POST', '/orders', { body: {}, as: 'reader' })
    expect(answer.status).toBe(403)
  })
})

describe('what happens to an order', () => {
  test('its status is moved by no change (I12)', async () => {
    const { body } = await place(lineOf())
    for (const status of ['processing', 'completed', 'failed', 'cancelled']) {
      const change = { version: 1, status }
      const answer = await world.ask('PATCH', `/orders/${body.id}`, { body: change })
      expect(answer.status, answer.text).toBe(409)
    }
  })

  test.each(['pending', 'processing', 'failed', 'cancelled'])(
    'one that is %s cannot be shipped',
    async (status) => {
      const id = await orderWith(status)
      expect((await world.ask('POST', `/orders/${id}/fulfill`)).status).toBe(409)
    },
  )

  test('shipping is asked for by line, with no more than is reserved', async () => {
    const id = await orderWith('completed', [
      { productId, quantity: 3, unitPrice: 1, reserved: 2, toPurchase: 1 },
    ])
    const { body } = await world.ask('GET', `/orders/${id}`)
    const itemId = body.items[0]?.id
    const ask = (quantity: number) =>
      world.ask('POST', `/orders/${id}/fulfill`, { body: { lines: [{ itemId, quantity }] } })
    const much = await ask(3)
    expect(much.status).toBe(400)
    expect(rulesOf(much)).toEqual(['lines[0].quantity is more than the 2 that are reserved'])
    const some = await ask(1)
    expect(some.status).toBe(202)
    expect(some.body['fulfillmentId']).toMatch(/^[0-9a-f-]{36}$/)
    const all = await world.ask('POST', `/orders/${id}/fulfill`, { body: { priority: 'urgent' } })
    expect(all.status).toBe(202)
  })

  test('cancelling happens once; a repeat under its key gets the same answer (I7)', async () => {
    const { body } = await place(lineOf())
    const headers = { 'idempotency-key': newId() }
    const cancel = (more: object = {}) =>
      world.ask('POST', `/orders/${body.id}/cancel`, { body: { reason: 'a mistake' }, ...more })
    const first = await cancel({ headers })
    expect(first.status, first.text).toBe(200)
    expect(first.body).toMatchObject({ status: 'cancelled', reason: 'a mistake' })
    expect((await cancel({ headers })).text).toBe(first.text)
    expect((await cancel()).status).toBe(409)
  })

  test.each(['fulfill', 'cancel'])('%s is for those who may', async (verb) => {
    world.addCaller('clerk', ['orders:read', 'orders:update'])
    const id = await orderWith('completed')
    const answer = await world.ask('POST', `/orders/${id}/${verb}`, {
      body: { reason: 'x' },
      as: 'clerk',
    })
    expect(answer.status).toBe(403)
  })
})

describe('a dead letter', () => {
  const letterOf = (subject: string) =>
    internal(deadLetter, {
      consumer: 'process-order',
      subject,
      errorCode: 'conflict',
      reason: 'The credit limit is reached',
      payload: { orderId: subject },
    })

  test('is replayed once, by who may, and that is in the trail (I21)', async () => {
    const id = await letterOf(await orderWith('failed'))
    world.addCaller('reader', ['dead-letters:read'])
    const path = `/dead-letters/${id}/replay`
    expect((await world.ask('POST', path, { as: 'reader' })).status).toBe(403)
    const answer = await world.ask('POST', path)
    expect(answer.status, answer.text).toBe(202)
    expect(answer.body).toMatchObject({ status: 'replayed' })
    expect((await world.ask('POST', path)).status).toBe(409)
    const rows = await database.sql.query<{ action: string }>(
      `select action from audit_log where record_id = $1 order by sequence`,
      [id],
    )
    expect(rows.map(({ action }) => action)).toEqual(['created', 'status_changed'])
  })

  test('of an order that is no longer failed has nothing to run', async () => {
    const id = await letterOf(await orderWith('completed'))
    const answer = await world.ask('POST', `/dead-letters/${id}/replay`)
    expect(answer.status).toBe(409)
    expect(answer.text).toContain('the order is completed')
  })
})
