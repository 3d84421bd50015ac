import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../../../db/open-database.ts'
import { productionOrder } from '../../../../workflows/entities/production-order.ts'
import { warehouse } from '../../../../workflows/entities/warehouse.ts'
import { reserveWaiting } from '../../../../workflows/inventory/reserve-waiting.ts'
import { findRecord } from '../../../../workflows/shared/find-record.ts'
import { openTestDatabase } from '../../../support/database.ts'
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

const give = (productId: string) =>
  world.as((r, context) => reserveWaiting(world.deps, r, context, productId))
const waitFor = (productId: string, quantity: number, more: object = {}) =>
  world.order([{ productId, quantity, toPurchase: quantity }], more)
const reservedOf = async (id: string) => (await world.itemsOf(id))?.[0]?.reserved

test('what comes in goes to the most urgent first, then to the oldest', async () => {
  const flour = await world.product()
  const first = await waitFor(flour, 2)
  const urgent = await waitFor(flour, 2, { priority: 'urgent' })
  const high = await waitFor(flour, 2, { priority: 'high', status: 'completed' })
  const second = await waitFor(flour, 2)
  await world.receive(flour, 5)
  expect(await give(flour)).toEqual({
    orders: [urgent, high, first],
    productionOrders: [],
    more: false,
  })
  expect(await Promise.all([urgent, high, first, second].map(reservedOf))).toEqual([2, 2, 1, 0])
  expect((await world.itemsOf(first))?.[0]).toMatchObject({ reserved: 1, toPurchase: 1 })
  expect(await give(flour)).toEqual({ orders: [], productionOrders: [], more: false })
})

test('a production order waits like an order does, for its components', async () => {
  const flour = await world.product()
  const cake = await world.product({ supply: 'made' })
  const production = (more: object = {}) =>
    world.made(productionOrder, {
      productId: cake,
      quantity: 1,
      warehouseId: world.main,
      items: [{ productId: flour, quantity: 2, toPurchase: 2 }],
      ...more,
    })
  const normal = await waitFor(flour, 2)
  const urgent = await production({ priority: 'urgent' })
  const late = await production()
  const cancelled = await production({ status: 'cancelled', priority: 'urgent' })
  await world.receive(flour, 5)
  expect(await give(flour)).toEqual({
    orders: [normal],
    productionOrders: [urgent, late],
    more: false,
  })
  const itemsOf = (id: string) =>
    world.as(async (r) => (await findRecord(r, productionOrder, id))?.items)
  expect(await itemsOf(urgent)).toMatchObject([{ reserved: 2, toPurchase: 0 }])
  expect(await itemsOf(late)).toMatchObject([{ reserved: 1, toPurchase: 1 }])
  expect(await itemsOf(cancelled)).toMatchObject([{ reserved: 0 }])
})

test('only the lines of the product that came in are looked at', async () => {
  const [flour, sugar] = [await world.product(), await world.product()]
  const id = await world.order([
    { productId: sugar, quantity: 1, toPurchase: 1 },
    { productId: flour, quantity: 1, toPurchase: 1 },
  ])
  await world.receive(flour, 1)
  await world.receive(sugar, 1)
  await give(flour)
  expect(await world.itemsOf(id)).toMatchObject([{ reserved: 0 }, { reserved: 1 }])
  expect(await world.told('order.reserved', id)).toEqual([{ orderId: id, complete: false }])
  await give(sugar)
  expect(await world.told('order.reserved', id)).toMatchObject([{}, { complete: true }])
})

test('a line that is being made does not take what comes from elsewhere', async () => {
  const cake = await world.product({ supply: 'made' })
  const made = await world.order([{ productId: cake, quantity: 2, toProduce: 2 }])
  const [item] = (await world.itemsOf(made)) ?? []
  await world.made(productionOrder, {
    productId: cake,
    quantity: 2,
    warehouseId: world.main,
    orderId: made,
    orderItemId: item?.id,
  })
  const other = await waitFor(cake, 1)
  await world.receive(cake, 3)
  expect((await give(cake)).orders).toEqual([other])
})

test('pending, failed and cancelled orders do not wait, nor one that is being undone', async () => {
  const flour = await world.product()
  for (const status of ['pending', 'failed', 'cancelled']) await waitFor(flour, 1, { status })
  const undone = await waitFor(flour, 1)
  await world.saga(undone, 'compensating')
  await world.receive(flour, 5)
  expect(await give(flour)).toEqual({ orders: [], productionOrders: [], more: false })
})

test('what a closed warehouse has is given to nobody', async () => {
  const flour = await world.product()
  const closed = await world.made(warehouse, {
    code: 'closed',
    name: 'Closed',
    active: false,
  })
  await waitFor(flour, 1)
  await world.receive(flour, 1, closed)
  expect((await give(flour)).orders).toEqual([])
})

test('more than fifty that wait are served in turn', async () => {
  const flour = await world.product()
  const ids: string[] = []
  for (let count = 0; count < 52; count += 1) ids.push(await waitFor(flour, 1))
  await world.receive(flour, 60)
  const first = await give(flour)
  expect(first).toMatchObject({ orders: ids.slice(0, 50), more: true })
  expect(await give(flour)).toMatchObject({ orders: ids.slice(50), more: false })
})
