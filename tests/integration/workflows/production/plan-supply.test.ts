import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../../../db/open-database.ts'
import { billOfMaterials } from '../../../../workflows/entities/bill-of-materials.ts'
import { order } from '../../../../workflows/entities/order.ts'
import { product } from '../../../../workflows/entities/product.ts'
import { supplier } from '../../../../workflows/entities/supplier.ts'
import { warehouse } from '../../../../workflows/entities/warehouse.ts'
import { onOrderOf } from '../../../../workflows/procurement/position-of.ts'
import { openTestDatabase } from '../../../support/database.ts'
import { openProductionWorld, type ProductionWorld } from '../../../support/production-world.ts'

let database: Database
let world: ProductionWorld
beforeAll(async () => {
  database = await openTestDatabase()
  world = await openProductionWorld(database)
})
afterAll(() => database.close())

describe('a short line of a made product', () => {
  test('gets one production order, with what its components take from stock and what is bought', async () => {
    const [flour, egg] = [await world.bought(), await world.bought()]
    const cake = await world.makes([
      [flour, 0.5],
      [egg, 4],
    ])
    await world.receive(cake, 2)
    await world.receive(flour, 3)
    const orderId = await world.placed([[cake, 12]])

    expect(await world.lineOf(orderId)).toMatchObject({ reserved: 2, toProduce: 10, toPurchase: 0 })
    const [made, ...more] = await world.productionOf(orderId)
    expect(more).toEqual([])
    const line = await world.lineOf(orderId)
    expect(made).toMatchObject({
      number: expect.stringMatching(/^PRD-\d{6}$/),
      productId: cake,
      quantity: 10,
      status: 'planned',
      warehouseId: world.main,
      orderItemId: line?.id,
      parentId: null,
      items: [
        { productId: flour, quantity: 5, reserved: 3, toPurchase: 2 },
        { productId: egg, quantity: 40, reserved: 0, toPurchase: 40 },
      ],
    })
    const [bought, ...others] = await world.purchasesOf(orderId)
    expect(others).toEqual([])
    expect(bought).toMatchObject({
      status: 'draft',
      origin: 'order',
      supplierId: world.supplierId,
      warehouseId: world.main,
      items: [
        { productId: flour, quantity: 2, unitPrice: 40 },
        { productId: egg, quantity: 40, unitPrice: 40 },
      ],
    })
    await world.addsUp(orderId)
  })

  test('is planned once, however often it is asked for (I3)', async () => {
    const cake = await world.makes([[await world.bought(), 1]])
    const orderId = await world.placed([[cake, 3]])
    const version = (await world.orderOf(orderId))?.version
    expect(await world.plan(orderId)).toEqual({ productionOrderIds: [], purchaseOrderIds: [] })
    await world.reserve(orderId)
    await world.plan(orderId)
    expect(await world.productionOf(orderId)).toHaveLength(1)
    expect((await world.purchasesOf(orderId))[0]?.items).toMatchObject([{ quantity: 3 }])
    expect((await world.orderOf(orderId))?.version).toBe(version)
  })

  test('is made through all levels, each of which belongs to the one above', async () => {
    const wood = await world.bought()
    const top = await world.makes([[wood, 1.5]])
    const leg = await world.makes([[wood, 0.25]])
    const table = await world.makes([
      [top, 1],
      [leg, 4],
    ])
    await world.receive(wood, 2)
    await world.receive(leg, 3)
    const orderId = await world.placed([[table, 2]])

    const [made] = await world.productionOf(orderId)
    const children = await world.childrenOf(made?.id ?? '')
    expect(made?.items).toMatchObject([
      { productId: top, quantity: 2, reserved: 0, toProduce: 2 },
      { productId: leg, quantity: 8, reserved: 3, toProduce: 5 },
    ])
    expect(children).toMatchObject([
      { productId: top, quantity: 2, orderId, orderItemId: null, parentItemId: made?.items[0]?.id },
      { productId: leg, quantity: 5, orderId, parentItemId: made?.items[1]?.id },
    ])
    // Both are made of the same wood, of which there are 2.
    expect(children.map(({ items: [item] }) => [item?.reserved, item?.toPurchase])).toEqual([
      [2, 1],
      [0, 1.25],
    ])
    expect((await world.purchasesOf(orderId)).flatMap(({ items }) => items)).toMatchObject([
      { productId: wood, quantity: 2.25 },
    ])
    await world.addsUp(orderId)
  })

  test('is one of two that name the same product: one production order each, and no stock twice (I4)', async () => {
    const cream = await world.bought()
    const cake = await world.makes([[cream, 1]])
    await world.receive(cake, 3)
    await world.receive(cream, 4)
    const orderId = await world.placed([
      [cake, 5],
      [cake, 4],
    ])
    const lines = await world.linesOf(orderId)
    expect(lines).toMatchObject([
      { reserved: 3, toProduce: 2 },
      { reserved: 0, toProduce: 4 },
    ])
    const made = await world.productionOf(orderId)
    expect(made.map(({ orderItemId, quantity }) => [orderItemId, quantity])).toEqual([
      [lines[0]?.id, 2],
      [lines[1]?.id, 4],
    ])
    expect(made.map(({ items: [item] }) => item?.reserved)).toEqual([2, 2])
    await world.addsUp(orderId)
  })

  test('without a bill of materials takes no components', async () => {
    const orderId = await world.placed([[await world.makes([]), 2]])
    expect(await world.productionOf(orderId)).toMatchObject([{ quantity: 2, items: [] }])
    expect(await world.purchasesOf(orderId)).toEqual([])
  })

  test('is refused when its bills of materials run in a circle, and nothing is written', async () => {
    const a = await world.makes([], { sku: 'LOOP-A' })
    const b = await world.makes([[a, 1]], { sku: 'LOOP-B' })
    await world.made(billOfMaterials, { productId: a, items: [{ productId: b, quantity: 1 }] })
    const orderId = await world.order([{ productId: a, quantity: 1 }])
    await expect(world.plan(orderId)).rejects.toMatchObject({
      code: 'conflict',
      message: 'A product is made of itself: LOOP-A → LOOP-B → LOOP-A',
    })
    expect(await world.productionOf(orderId)).toEqual([])
    expect(await world.lineOf(orderId)).toMatchObject({ toProduce: 0 })
  })
})

describe('what is deleted', () => {
  test('is not made, nor is what it is a part of; both are named', async () => {
    const egg = await world.bought({ sku: 'EGG-GONE' })
    const cake = await world.makes([[egg, 1]], { sku: 'CAKE-LEFT' })
    await world.as(async (r) => {
      await r.records.setDeleted(product, await r.records.findMany(product, [egg]), true)
    })
    const orderId = await world.order([{ productId: cake, quantity: 1 }])
    await expect(world.plan(orderId)).rejects.toMatchObject({
      code: 'conflict',
      message: 'EGG-GONE, which CAKE-LEFT is made of, is deleted: restore it first',
    })
  })

  test('is not bought, which an event says', async () => {
    const egg = await world.bought()
    const orderId = await world.order([{ productId: egg, quantity: 2 }])
    await world.as(async (r) => {
      await r.records.setDeleted(product, await r.records.findMany(product, [egg]), true)
    })
    await world.plan(orderId)
    expect(await world.lineOf(orderId)).toMatchObject({ toPurchase: 2 })
    expect(await world.told('product.reorder_blocked', egg)).toHaveLength(1)
  })
})

describe('a short line of a bought product', () => {
  test('stands on one draft for each supplier and currency, apart from what is reordered', async () => {
    const other = await world.made(supplier, { name: 'Another' })
    const [flour, sugar] = [await world.bought(), await world.bought()]
    const box = await world.bought({ supplierId: other })
    const orderId = await world.placed([
      [flour, 2],
      [sugar, 1],
      [box, 5],
      [flour, 3],
    ])
    expect((await world.linesOf(orderId)).map(({ toPurchase }) => toPurchase)).toEqual([2, 1, 5, 3])
    const drafts = await world.purchasesOf(orderId)
    const lines = new Map(
      drafts.map(({ supplierId, items }) => [
        supplierId,
        items.map(({ productId, quantity }) => [productId, quantity]),
      ]),
    )
    expect(drafts).toHaveLength(2)
    expect(lines.get(other)).toEqual([[box, 5]])
    expect(lines.get(world.supplierId)).toEqual([
      [flour, 5],
      [sugar, 1],
    ])
    expect(await world.as((r) => onOrderOf(r, flour))).toBe(0)
    await world.addsUp(orderId)
  })

  test('waits without one when there is no active supplier, and an event says so', async () => {
    const idle = await world.made(supplier, { name: 'Idle', active: false })
    const [lost, alone] = [
      await world.bought({ supplierId: idle }),
      await world.product({ supplierId: null }),
    ]
    const orderId = await world.placed([
      [lost, 1],
      [alone, 2],
    ])
    expect((await world.linesOf(orderId)).map(({ toPurchase }) => toPurchase)).toEqual([1, 2])
    expect(await world.purchasesOf(orderId)).toEqual([])
    for (const productId of [lost, alone]) {
      const told = await world.told('product.reorder_blocked', productId)
      expect(told).toMatchObject([{ productId, reason: 'no_supplier' }])
    }
    await world.plan(orderId)
    expect(await world.told('product.reorder_blocked', lost)).toHaveLength(1)
  })
})

describe('an order', () => {
  test('can be there when the longest chain of what is short is', async () => {
    const egg = await world.bought({ leadTimeDays: 9 })
    const dough = await world.makes([[egg, 1]], { leadTimeDays: 4 })
    const cake = await world.makes([[dough, 1]], { leadTimeDays: 2 })
    const days = async (lines: [string, number][]) => {
      const found = await world.orderOf(await world.placed(lines))
      const today = new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Almaty' }).format(Date.now())
      return (Date.parse(found?.earliestOn ?? '') - Date.parse(today)) / 86_400_000
    }
    expect(await days([[cake, 1]])).toBe(15)
    await world.receive(egg, 1)
    expect(await days([[cake, 1]])).toBe(6)
    await world.receive(dough, 1)
    expect(await days([[cake, 1]])).toBe(2)
    expect(
      await days([
        [cake, 1],
        [egg, 1],
      ]),
    ).toBe(15)
    await world.receive(cake, 1)
    expect(await days([[cake, 1]])).toBe(0)
  })

  test('with services and lines of words alone needs nothing of them', async () => {
    const visit = await world.made(product, {
      sku: 'VISIT',
      name: 'Visit',
      price: 1,
      type: 'service',
    })
    const orderId = await world.order([{ productId: visit, quantity: 3 }, { quantity: 1 }])
    expect(await world.plan(orderId)).toEqual({ productionOrderIds: [], purchaseOrderIds: [] })
    expect(
      (await world.linesOf(orderId)).map(({ toProduce, toPurchase }) => toProduce + toPurchase),
    ).toEqual([0, 0])
  })

  test.each(['cancelled', 'failed'])('that is %s is not planned', async (status) => {
    const cake = await world.makes([])
    const orderId = await world.made(order, {
      customerId: world.customerId,
      status,
      items: [{ productId: cake, quantity: 1, unitPrice: 1 }],
    })
    await expect(world.plan(orderId)).rejects.toMatchObject({ code: 'conflict' })
    expect(await world.productionOf(orderId)).toEqual([])
  })

  test('of a workspace without a warehouse is refused, in words', async () => {
    const bare = await openProductionWorld(database)
    const cake = await bare.makes([])
    await bare.as(async (r) => {
      const found = await r.records.findMany(warehouse, [bare.main])
      await r.records.setDeleted(warehouse, found, true)
    })
    const orderId = await bare.order([{ productId: cake, quantity: 1 }])
    await expect(bare.plan(orderId)).rejects.toMatchObject({
      code: 'conflict',
      message: 'There is no warehouse to make or buy this for: make one first',
    })
  })
})
