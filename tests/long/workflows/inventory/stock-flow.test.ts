import { afterEach, beforeEach, expect, test } from 'vitest'
import { releaseOrderFunction } from '../../../../functions/durable/release-order.ts'
import { reserveOrderFunction } from '../../../../functions/durable/reserve-order.ts'
import { reserveWaitingFunction } from '../../../../functions/durable/reserve-waiting.ts'
import { customer } from '../../../../workflows/entities/customer.ts'
import { order } from '../../../../workflows/entities/order.ts'
import { product } from '../../../../workflows/entities/product.ts'
import { warehouse } from '../../../../workflows/entities/warehouse.ts'
import { moveStock } from '../../../../workflows/inventory/move-stock.ts'
import type { StockMoveInput } from '../../../../workflows/inventory/move-schema.ts'
import { moveOrder } from '../../../../workflows/orders/move-order.ts'
import { createRecord } from '../../../../workflows/registry/create-record.ts'
import type { AnyEntity } from '../../../../workflows/registry/entity.ts'
import { findRecord } from '../../../../workflows/shared/find-record.ts'
import { openDurableWorld } from '../../../support/durable-world.ts'

let world: Awaited<ReturnType<typeof openDurableWorld>>
let [warehouseId, productId, customerId] = ['', '', '']

beforeEach(async () => {
  world = await openDurableWorld((inngest, deps) => [
    reserveOrderFunction(inngest, deps),
    releaseOrderFunction(inngest, deps),
    reserveWaitingFunction(inngest, deps),
  ])
  warehouseId = await make(warehouse, { code: 'A', name: 'A warehouse' })
  productId = await make(product, { sku: 'cake', name: 'A cake', price: 100 })
  customerId = await make(customer, { name: 'Aigerim' })
})
afterEach(async () => {
  await world.close()
  if (world.errors.length > 0) throw new Error(JSON.stringify(world.errors))
})

const make = async (entity: AnyEntity, input: object) =>
  (await world.write((r, d, c) => createRecord(d, r, c, entity, input, { internal: true }))).id
const receive = (quantity: number) =>
  world.write((r, d, c) => {
    const move: StockMoveInput = { kind: 'receipt', warehouseId, productId, quantity }
    return moveStock(d, r, c, move)
  })
const anOrder = (quantity: number, more: object = {}) =>
  make(order, {
    customerId,
    currency: 'KZT',
    items: [{ productId, quantity, unitPrice: 100 }],
    ...more,
  })
const reservedOf = async (id: string) =>
  (await world.read((r) => findRecord(r, order, id)))?.items[0]?.reserved
const move = (id: string, status: 'processing' | 'completed' | 'failed' | 'cancelled') =>
  world.write((r, d, c) => moveOrder(d, r, c, id, status))
const available = async () =>
  (await world.read((r) => r.stock.levels({ productId }, { limit: 1 })))[0]?.available

test('a new order gets what is in stock, once, however often its event comes', async () => {
  await receive(5)
  const id = await anOrder(3)
  await world.pass(1000)
  await world.repeat('order.created', id)
  await world.pass(1000)
  expect(await reservedOf(id)).toBe(3)
  expect(await available()).toBe(2)
})

test('a cancelled or failed order gives back what it has, once, to whoever waits (I7)', async () => {
  await receive(5)
  const [first, second] = [await anOrder(3), await anOrder(2)]
  await world.pass(1000)
  for (const id of [first, second]) await move(id, 'processing')
  const waiting = await anOrder(4, { status: 'processing' })
  await world.pass(1000)
  expect(await reservedOf(waiting)).toBe(0)
  await move(first, 'cancelled')
  await world.pass(1000)
  expect(await reservedOf(waiting)).toBe(3)
  await world.repeat('order.cancelled', first)
  await move(second, 'failed')
  await world.pass(1000)
  expect(await reservedOf(waiting)).toBe(4)
  expect(await Promise.all([first, second].map(reservedOf))).toEqual([0, 0])
  expect(await available()).toBe(1)
})

test('what comes in goes to whoever waits, and what nobody waits for stays', async () => {
  const waiting = await anOrder(2, { status: 'processing' })
  const pending = await anOrder(2)
  await world.pass(1000)
  await receive(5)
  await world.pass(1000)
  expect(await reservedOf(waiting)).toBe(2)
  expect(await reservedOf(pending)).toBe(0)
  expect(await available()).toBe(3)
  expect(await world.events('order.reserved')).toMatchObject([
    { subject: waiting, data: { complete: true } },
  ])
})
