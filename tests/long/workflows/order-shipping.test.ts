import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { requestFulfillment } from '../../../workflows/orders/request-fulfillment.ts'
import { HOUR } from '../../support/durable-world.ts'
import { openOrderWorld, type OrderWorld, partsOf } from '../../support/order-world.ts'

let world: OrderWorld
beforeAll(async () => {
  world = await openOrderWorld()
})
afterAll(() => world.close())

const settle = () => world.pass(HOUR)

/** A completed order, with what is in stock reserved for it. */
async function completed(...args: Parameters<OrderWorld['place']>): Promise<string> {
  const id = await world.place(...args)
  await settle()
  expect((await world.orderOf(id)).status).toBe('completed')
  return id
}

describe('shipping an order', () => {
  test('takes what is reserved out of the warehouse (I1)', async () => {
    const productId = await world.goods(5)
    const id = await completed([{ productId, quantity: 2 }], { address: 'Abay 1' })
    const { fulfillmentId } = await world.fulfill(id)
    await settle()
    const found = await world.orderOf(id)
    expect(found).toMatchObject({ status: 'completed', fulfillmentStatus: 'fulfilled' })
    expect(partsOf(found)).toEqual([
      { quantity: 2, reserved: 0, short: 0, delivered: 2, cancelled: 0 },
    ])
    const [shipment, ...others] = await world.shipmentsOf(id)
    expect(others).toEqual([])
    expect(shipment).toMatchObject({
      status: 'shipped',
      address: 'Abay 1',
      warehouseId: world.main,
    })
    expect(shipment?.number).toMatch(/^SHP-\d{6}$/)
    expect(shipment?.items).toMatchObject([
      { orderItemId: found.items[0]?.id, productId, quantity: 2 },
    ])
    expect((await world.levelsOf(productId))[0]).toMatchObject({ onHand: 3, reserved: 0 })
    expect((await world.eventsOf(id, 'order.shipped')).map(({ data }) => data)).toEqual([
      { orderId: id, shipmentId: shipment?.id, fulfillmentStatus: 'fulfilled' },
    ])
    expect(fulfillmentId).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('happens once, however often it is delivered', async () => {
    const productId = await world.goods(5)
    const id = await completed([{ productId, quantity: 4 }])
    const itemId = (await world.orderOf(id)).items[0]?.id ?? ''
    await world.fulfill(id, { lines: [{ itemId, quantity: 1 }] })
    await settle()
    await world.repeat('order.fulfill_requested', id)
    await settle()
    expect(await world.shipmentsOf(id)).toHaveLength(1)
    expect((await world.levelsOf(productId))[0]).toMatchObject({ onHand: 4, reserved: 3 })
  })

  test('in parts: the rest can follow, and services are delivered with the first', async () => {
    const productId = await world.goods(3)
    const id = await completed([
      { productId, quantity: 3 },
      { title: 'Delivery', quantity: 1, unitPrice: 10_00 },
    ])
    const itemId = (await world.orderOf(id)).items[0]?.id ?? ''
    await world.fulfill(id, { lines: [{ itemId, quantity: 1 }] })
    await settle()
    const partly = await world.orderOf(id)
    expect(partly.fulfillmentStatus).toBe('partially_fulfilled')
    expect(partly.items.map(({ delivered }) => delivered)).toEqual([1, 1])
    await world.fulfill(id)
    await settle()
    expect(await world.orderOf(id)).toMatchObject({ fulfillmentStatus: 'fulfilled' })
    expect(await world.shipmentsOf(id)).toHaveLength(2)
    await expect(world.fulfill(id)).rejects.toMatchObject({ code: 'conflict' })
  })

  test('makes a shipment for each warehouse that it comes from', async () => {
    const productId = await world.goods(2)
    const second = await world.aWarehouse()
    await world.receive(productId, 2, second)
    const id = await completed([{ productId, quantity: 4 }])
    await world.fulfill(id)
    await settle()
    const shipments = await world.shipmentsOf(id)
    expect(shipments.map(({ warehouseId }) => warehouseId).toSorted()).toEqual(
      [world.main, second].toSorted(),
    )
    expect(await world.orderOf(id)).toMatchObject({ fulfillmentStatus: 'fulfilled' })
  })

  test('that became impossible meanwhile ends quietly, and changes nothing', async () => {
    const productId = await world.goods(2)
    const id = await completed([{ productId, quantity: 2 }])
    await world.write(async (r, deps, context) => {
      // Both are asked for while two are reserved; the second one finds none.
      await requestFulfillment(deps, r, context, id, {})
      await requestFulfillment(deps, r, context, id, {})
    })
    await settle()
    expect(await world.shipmentsOf(id)).toHaveLength(1)
    expect((await world.levelsOf(productId))[0]).toMatchObject({ onHand: 0, reserved: 0 })
    const runs = (await world.runs()).filter(({ function_id }) => /fulfill/.test(function_id))
    expect(new Set(runs.map(({ status }) => status.toLowerCase()))).toEqual(new Set(['completed']))
  })

  test('asks again whether who asked still may (I23)', async () => {
    const productId = await world.goods(2)
    const id = await completed([{ productId, quantity: 1 }])
    const by = await world.write(async (_r, _d, context) => context.actor.id)
    world.revoke(by, 'orders:fulfill')
    const context = { ...world.scope, actor: { type: 'user' as const, id: by }, source: 'test' }
    await world.deps.inTenant(context, (r) => requestFulfillment(world.deps, r, context, id, {}))
    await settle()
    expect(await world.shipmentsOf(id)).toEqual([])
  })
})
