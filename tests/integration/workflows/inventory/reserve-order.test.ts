import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../../../db/open-database.ts'
import { deal } from '../../../../workflows/entities/deal.ts'
import { order } from '../../../../workflows/entities/order.ts'
import { productionOrder } from '../../../../workflows/entities/production-order.ts'
import { issueReserved } from '../../../../workflows/inventory/issue-reserved.ts'
import { releaseClosedOrder } from '../../../../workflows/inventory/release-closed-order.ts'
import { releaseStock } from '../../../../workflows/inventory/release-stock.ts'
import { reserveStock } from '../../../../workflows/inventory/reserve-stock.ts'
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

const stockOf = async (productId: string) =>
  (await world.levelsOf(productId)).map(({ onHand, reserved }) => ({ onHand, reserved }))
describe('an order reserves', () => {
  test('what is there, once; the rest stays open (I1, I4)', async () => {
    const cake = await world.product()
    await world.receive(cake, 3)
    const id = await world.order([{ productId: cake, quantity: 5 }])
    expect(await world.reserve(id)).toEqual({ complete: false })
    expect(await world.reserve(id)).toEqual({ complete: false })
    expect(await world.itemsOf(id)).toMatchObject([{ quantity: 5, reserved: 3 }])
    expect(await stockOf(cake)).toEqual([{ onHand: 3, reserved: 3 }])
    expect(await world.told('order.reserved', id)).toEqual([{ orderId: id, complete: false }])
  })

  test('for two lines of one product no more than there is (I4)', async () => {
    const cake = await world.product()
    await world.receive(cake, 5)
    const line = { productId: cake, quantity: 3 }
    const id = await world.order([line, line])
    await world.reserve(id)
    expect(await world.itemsOf(id)).toMatchObject([{ reserved: 3 }, { reserved: 2 }])
    await world.receive(cake, 4)
    expect(await world.reserve(id)).toEqual({ complete: true })
    expect(await world.itemsOf(id)).toMatchObject([{ reserved: 3 }, { reserved: 3 }])
    expect(await stockOf(cake)).toEqual([{ onHand: 9, reserved: 6 }])
  })

  test('from its own warehouse first, else from the workspace’s, then from the others', async () => {
    const cake = await world.product()
    const [second, third] = [await world.warehouse(), await world.warehouse()]
    for (const place of [world.main, second, third]) await world.receive(cake, 2, place)
    const taken = async (id: string) => {
      const [item] = (await world.itemsOf(id)) ?? []
      const list = await world.as((r) =>
        r.stock.reservations({ demandId: item?.id }, { limit: 10 }),
      )
      return Object.fromEntries(list.map(({ warehouseId, quantity }) => [warehouseId, quantity]))
    }
    const line = { productId: cake, quantity: 3 }
    const own = await world.order([line], { warehouseId: third })
    await world.reserve(own)
    expect(await taken(own)).toEqual({ [third]: 2, [world.main]: 1 })
    await world.setSales({ warehouseId: second })
    const any = await world.order([{ productId: cake, quantity: 2 }])
    await world.reserve(any)
    expect(await taken(any)).toEqual({ [second]: 2 })
    await world.setSales({ warehouseId: null })
  })

  test('nothing for services and lines without a product', async () => {
    const delivery = await world.product({ type: 'service' })
    const id = await world.order([{ productId: delivery, quantity: 1 }, { quantity: 2 }])
    expect(await world.reserve(id)).toEqual({ complete: true })
    expect(await world.told('order.reserved', id)).toEqual([])
  })

  test('what comes in instead of what was to be bought, not of what is being made', async () => {
    const cake = await world.product({ supply: 'made' })
    const line = { productId: cake, quantity: 10, toProduce: 6, toPurchase: 4 }
    const id = await world.order([line])
    const [item] = (await world.itemsOf(id)) ?? []
    const made = await world.made(productionOrder, {
      productId: cake,
      quantity: 5,
      warehouseId: world.main,
      orderId: id,
      orderItemId: item?.id,
    })
    await world.receive(cake, 3)
    await world.reserve(id)
    expect(await world.itemsOf(id)).toMatchObject([{ reserved: 3, toPurchase: 1, toProduce: 6 }])
    await world.receive(cake, 100)
    await world.reserve(id)
    expect(await world.itemsOf(id)).toMatchObject([{ reserved: 5, toPurchase: 0, toProduce: 5 }])
    await world.change(productionOrder, made, { status: 'cancelled' })
    expect(await world.reserve(id)).toEqual({ complete: true })
    expect(await world.itemsOf(id)).toMatchObject([{ reserved: 10, toPurchase: 0, toProduce: 0 }])
  })

  test('nothing once it is failed or cancelled', async () => {
    const cake = await world.product()
    await world.receive(cake, 3)
    for (const status of ['failed', 'cancelled']) {
      const id = await world.order([{ productId: cake, quantity: 1 }], { status })
      expect(await world.reserve(id)).toEqual({ complete: false })
    }
    expect(await stockOf(cake)).toEqual([{ onHand: 3, reserved: 0 }])
  })

  test('nothing while its saga, or the saga of its deal, is being undone', async () => {
    const cake = await world.product()
    await world.receive(cake, 9)
    const line = { productId: cake, quantity: 1 }
    const dealId = await world.made(deal, { title: 'A deal', customerId: world.customerId })
    for (const [id, sagaId] of [
      await world.order([line]).then((own) => [own, own] as const),
      [await world.order([line], { dealId, origin: 'deal' }), dealId] as const,
    ]) {
      await world.saga(sagaId, 'running')
      expect(await world.reserve(id)).toEqual({ complete: true })
      await world.release(id)
      await world.saga(sagaId, 'compensating')
      expect(await world.reserve(id)).toEqual({ complete: false })
    }
    expect(await stockOf(cake)).toEqual([{ onHand: 9, reserved: 0 }])
  })
})

describe('an order releases', () => {
  test('everything, once; what was delivered stays (I7)', async () => {
    const cake = await world.product()
    await world.receive(cake, 5)
    const id = await world.order([{ productId: cake, quantity: 5 }])
    await world.reserve(id)
    const [item] = (await world.itemsOf(id)) ?? []
    const demand = { kind: 'order_item', id: item?.id ?? '' } as const
    await world.as((r, context) => issueReserved(world.deps, r, context, demand, 2, 'SHP-1'))
    await world.change(order, id, {
      status: 'cancelled',
      items: [{ ...item, reserved: 3, delivered: 2 }],
    })
    const late = () => world.as((r, context) => releaseClosedOrder(world.deps, r, context, id))
    await late()
    await late()
    await world.release(id)
    expect(await world.itemsOf(id)).toMatchObject([{ reserved: 0, delivered: 2, cancelled: 3 }])
    expect(await stockOf(cake)).toEqual([{ onHand: 3, reserved: 0 }])
    expect(await world.told('stock.released', cake)).toHaveLength(1)
  })

  test('nothing because of a failure of before, when it is processed again', async () => {
    const cake = await world.product()
    await world.receive(cake, 1)
    const id = await world.order([{ productId: cake, quantity: 1 }])
    await world.reserve(id)
    await world.as((r, context) => releaseClosedOrder(world.deps, r, context, id))
    expect(await stockOf(cake)).toEqual([{ onHand: 1, reserved: 1 }])
    await world.change(order, id, { status: 'failed' })
    await world.as((r, context) => releaseClosedOrder(world.deps, r, context, id))
    expect(await stockOf(cake)).toEqual([{ onHand: 1, reserved: 0 }])
  })
})

describe('a demand', () => {
  test('is topped up, given back in part and issued from wherever it is reserved', async () => {
    const cake = await world.product()
    const other = await world.warehouse()
    await world.receive(cake, 2)
    await world.receive(cake, 2, other)
    const key = { kind: 'production_item', id: newId() } as const
    const want = (quantity: number, productId = cake) =>
      world.as((r, context) => {
        const demand = { ...key, productId, reference: 'PRD-1', quantity, warehouseId: other }
        return reserveStock(world.deps, r, context, demand)
      })
    expect(await want(3)).toEqual({ reserved: 3, added: 3 })
    expect(await want(3)).toEqual({ reserved: 3, added: 0 })
    expect(await want(9)).toEqual({ reserved: 4, added: 1 })
    await expect(want(9, await world.product())).rejects.toMatchObject({ code: 'conflict' })

    const release = (quantity?: number) =>
      world.as((r, context) => releaseStock(world.deps, r, context, key, quantity))
    expect(await release(0.5)).toEqual({ released: 0.5 })
    const issue = (quantity: number) =>
      world.as((r, context) => issueReserved(world.deps, r, context, key, quantity, 'PRD-1'))
    await expect(issue(3.6)).rejects.toMatchObject({ code: 'conflict' })
    expect(await issue(3)).toEqual([
      { warehouseId: world.main, quantity: 1.5 },
      { warehouseId: other, quantity: 1.5 },
    ])
    expect(await release()).toEqual({ released: 0.5 })
    expect(await release()).toEqual({ released: 0 })
    expect(await stockOf(cake)).toEqual([
      { onHand: 0.5, reserved: 0 },
      { onHand: 0.5, reserved: 0 },
    ])
    expect(await world.as((r) => r.stock.moves({ reference: 'PRD-1' }, { limit: 9 }))).toHaveLength(
      2,
    )
  })
})
