import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../../../db/open-database.ts'
import { warehouse } from '../../../../workflows/entities/warehouse.ts'
import { openApiWorld } from '../../../support/api-world.ts'
import { openTestDatabase } from '../../../support/database.ts'
import { newId } from '../../../support/ids.ts'
import { openStockWorld, type StockWorld } from '../../../support/stock-world.ts'

let database: Database
let world: StockWorld

beforeAll(async () => {
  database = await openTestDatabase()
  world = await openStockWorld(database)
})
afterAll(async () => {
  await world.adds()
  await database.close()
})

const PATH = '/stock/reservations'
const reserve = (body: object, headers: Record<string, string> = {}) =>
  world.ask('POST', PATH, { body, headers })
const listed = async (query: string) =>
  (await world.ask('GET', `${PATH}?${query}`)).body.items.map((item) => item['quantity'])
const fieldsOf = (answer: { body: { errors: { field: string }[] } }) =>
  answer.body.errors.map(({ field }) => field)

describe('stock reserved by hand', () => {
  test('is not available until it is released, which its trail tells', async () => {
    const productId = await world.product()
    await world.receive(productId, 3)
    const made = await reserve({ productId, quantity: 2.5, reference: 'Fair', reason: 'to show' })
    expect(made).toMatchObject({
      status: 201,
      body: {
        warehouseId: world.main,
        productId,
        quantity: 2.5,
        demandKind: 'manual',
        reference: 'Fair',
        reason: 'to show',
      },
    })
    expect(await world.levelsOf(productId)).toMatchObject([{ reserved: 2.5, available: 0.5 }])
    expect(await world.told('stock.reserved', productId)).toMatchObject([
      { reservationId: made.body.id, quantity: 2.5, reserved: 2.5, available: 0.5 },
    ])
    expect(await listed(`productId=${productId}&demandKind=manual`)).toEqual([2.5])
    expect(await listed(`demandId=${made.body['demandId']}&warehouseId=${world.main}`)).toEqual([
      2.5,
    ])
    expect(await listed(`productId=${productId}&demandKind=order_item`)).toEqual([])

    const path = `${PATH}/${made.body.id}`
    expect((await world.ask('DELETE', path)).status).toBe(204)
    expect((await world.ask('DELETE', path)).status).toBe(404)
    expect(await world.levelsOf(productId)).toMatchObject([{ reserved: 0, available: 3 }])
    expect(await world.told('stock.released', productId)).toMatchObject([
      { quantity: 2.5, reserved: 0, available: 3 },
    ])
    expect(await listed(`productId=${productId}`)).toEqual([])
    const trail = await world.ask('GET', `/audit/trail/${made.body.id}`)
    expect(trail.body.items).toMatchObject([
      { entity: 'stock_reservation', action: 'released', after: { quantity: 0 } },
      { entity: 'stock_reservation', action: 'reserved', before: { quantity: 0 } },
    ])
  })

  test('is all of it in one warehouse, or nothing', async () => {
    const productId = await world.product()
    const other = await world.warehouse()
    await world.receive(productId, 2)
    await world.receive(productId, 3, other)
    expect(fieldsOf(await reserve({ productId, quantity: 4 }))).toEqual(['quantity'])
    const here = await reserve({ productId, quantity: 3, warehouseId: world.main })
    expect(here.status).toBe(409)
    expect((await reserve({ productId, quantity: 3 })).body['warehouseId']).toBe(other)
    expect(await world.levelsOf(productId)).toMatchObject([{ reserved: 0 }, { reserved: 3 }])
  })

  test('is never of a warehouse that is closed', async () => {
    const productId = await world.product()
    const closed = await world.warehouse()
    await world.receive(productId, 3, closed)
    await world.change(warehouse, closed, { active: false })
    expect((await reserve({ productId, quantity: 1 })).status).toBe(409)
    expect((await reserve({ productId, quantity: 1, warehouseId: closed })).status).toBe(409)
  })

  test('is reserved once under one Idempotency-Key (I27)', async () => {
    const productId = await world.product()
    await world.receive(productId, 3)
    const headers = { 'Idempotency-Key': newId() }
    const first = await reserve({ productId, quantity: 1 }, headers)
    expect((await reserve({ productId, quantity: 1 }, headers)).text).toBe(first.text)
    expect(await listed(`productId=${productId}`)).toEqual([1])
  })

  test('is listed page by page, the newest first', async () => {
    const productId = await world.product()
    await world.receive(productId, 6)
    for (const quantity of [1, 2, 3]) await reserve({ productId, quantity })
    const first = await world.ask('GET', `${PATH}?productId=${productId}&limit=2`)
    expect(first.body.items.map((item) => item['quantity'])).toEqual([3, 2])
    const rest = `productId=${productId}&limit=2&cursor=${first.body.nextCursor}`
    expect(await listed(rest)).toEqual([1])
  })

  test('for an order is not released by hand', async () => {
    const productId = await world.product()
    await world.receive(productId, 1)
    const id = await world.order([{ productId, quantity: 1 }])
    await world.reserve(id)
    const [item] = (await world.ask('GET', `${PATH}?productId=${productId}`)).body.items
    expect(item).toMatchObject({ demandKind: 'order_item', quantity: 1 })
    expect((await world.ask('DELETE', `${PATH}/${item?.id}`)).status).toBe(409)
    expect(await world.levelsOf(productId)).toMatchObject([{ reserved: 1 }])
  })

  test('is seen and released by its own workspace only (I22)', async () => {
    const productId = await world.product()
    await world.receive(productId, 1)
    const { id } = (await reserve({ productId, quantity: 1 })).body
    const other = await openApiWorld(database)
    expect((await other.ask('GET', PATH)).body.items).toEqual([])
    expect((await other.ask('DELETE', `${PATH}/${id}`)).status).toBe(404)
    const stolen = await other.ask('POST', PATH, { body: { productId, quantity: 1 } })
    expect(fieldsOf(stolen)).toEqual(['productId'])
  })

  test('needs the permission, before anything is looked at', async () => {
    world.addCaller('clerk', ['stock:read', 'stock:move'])
    const as = 'clerk'
    expect((await world.ask('POST', PATH, { as, body: '{' })).status).toBe(403)
    expect((await world.ask('DELETE', `${PATH}/${newId()}`, { as })).status).toBe(403)
    expect((await world.ask('GET', PATH, { as })).status).toBe(200)
  })

  test.each([
    [{ quantity: 0 }, 'quantity'],
    [{ quantity: -1 }, 'quantity'],
    [{ quantity: 0.0001 }, 'quantity'],
    [{ quantity: 1e12 }, 'quantity'],
    [{ productId: newId() }, 'productId'],
    [{ productId: 'cake' }, 'productId'],
    [{ warehouseId: newId() }, 'warehouseId'],
    [{ reason: '' }, 'reason'],
    [{ demandKind: 'order_item' }, 'body'],
  ])('is refused when it is asked for with %j', async (body, field) => {
    const productId = await world.product()
    const answer = await reserve({ productId, quantity: 1, ...body })
    expect(answer.status).toBe(400)
    expect(fieldsOf(answer)).toEqual([field])
  })

  test.each([
    'reservations?limit=0',
    'reservations?cursor=1',
    'reservations?demandKind=gift',
    'reservations?product=1',
    'levels?productID=1',
    'moves?order=1',
  ])('a list is refused when it is asked for as %s (I31)', async (path) => {
    expect((await world.ask('GET', `/stock/${path}`)).status).toBe(400)
  })
})

describe('a product or warehouse', () => {
  test('with stock is not deleted; without any it is, and gets none any more', async () => {
    const productId = await world.product()
    const place = await world.warehouse()
    await world.receive(productId, 1, place)
    for (const path of [`/products/${productId}`, `/warehouses/${place}`]) {
      const refused = await world.ask('DELETE', path)
      expect(refused.status).toBe(409)
      expect(refused.body['detail']).toMatch(/it has stock/)
    }
    await world.move({ kind: 'issue', productId, warehouseId: place, quantity: 1 })
    for (const path of [`/products/${productId}`, `/warehouses/${place}`]) {
      expect((await world.ask('DELETE', path)).status).toBe(200)
    }
    const body = { kind: 'receipt', productId, warehouseId: place, quantity: 1 }
    expect(fieldsOf(await world.ask('POST', '/stock/moves', { body }))).toEqual([
      'warehouseId',
      'productId',
    ])
  })
})
