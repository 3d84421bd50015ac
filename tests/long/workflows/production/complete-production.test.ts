import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../../../db/open-database.ts'
import { order } from '../../../../workflows/entities/order.ts'
import { openTestDatabase } from '../../../support/database.ts'
import { openProductionWorld, type ProductionWorld } from '../../../support/production-world.ts'

let database: Database
let world: ProductionWorld
beforeAll(async () => {
  database = await openTestDatabase()
  world = await openProductionWorld(database)
})
afterAll(() => database.close())

const first = async (orderId: string) => (await world.productionOf(orderId))[0]?.id ?? ''

describe('completing production', () => {
  test('uses up the components, puts the product in stock, and keeps it for its line at once (I1, I4)', async () => {
    const flour = await world.bought()
    const cake = await world.makes([[flour, 2]])
    await world.receive(flour, 7)
    const orderId = await world.placed([[cake, 3]])
    const id = await first(orderId)
    expect(await world.complete(id)).toMatchObject({
      status: 'completed',
      producedQuantity: 3,
      startedAt: expect.any(String),
      completedAt: expect.any(String),
      items: [{ consumed: 6, reserved: 0 }],
    })
    expect(await world.lineOf(orderId)).toMatchObject({ reserved: 3, toProduce: 0 })
    expect(await world.levelsOf(flour)).toMatchObject([{ onHand: 1, reserved: 0 }])
    expect(await world.levelsOf(cake)).toMatchObject([{ onHand: 3, reserved: 3 }])
    const reference = `production_order:${id}`
    const moves = await world.as((r) => r.stock.moves({ reference }, { limit: 10 }))
    expect(moves.map(({ kind, quantity }) => [kind, quantity]).toSorted()).toEqual([
      ['issue', -6],
      ['receipt', 3],
    ])
    expect(await world.told('production_order.produced', id)).toMatchObject([
      { productionOrderId: id, productId: cake, quantity: 3, orderId, complete: true },
    ])
    expect(await world.told('order.reserved', orderId)).toMatchObject([{ complete: true }])
    await world.addsUp(orderId)
  })

  test('is possible in parts, which add up; the last one completes it', async () => {
    const flour = await world.bought()
    const cake = await world.makes([[flour, 1]])
    await world.receive(flour, 10)
    const orderId = await world.placed([[cake, 3]])
    const id = await first(orderId)
    expect(await world.complete(id, 1)).toMatchObject({ status: 'in_progress', completedAt: null })
    expect(await world.lineOf(orderId)).toMatchObject({ reserved: 1, toProduce: 2 })
    await world.addsUp(orderId)
    await world.complete(id, 0.5)
    await expect(world.complete(id, 1.6)).rejects.toMatchObject({
      code: 'conflict',
      message: 'The quantity must be at most 1.5, which is left to be made',
    })
    expect(await world.complete(id)).toMatchObject({ status: 'completed', producedQuantity: 3 })
    expect(await world.lineOf(orderId)).toMatchObject({ reserved: 3, toProduce: 0 })
    await expect(world.complete(id)).rejects.toMatchObject({ code: 'conflict' })
    await world.addsUp(orderId)
  })

  test('is refused while components are missing, which are named with how much', async () => {
    const flour = await world.bought({ sku: 'FLOUR-1' })
    const egg = await world.bought({ sku: 'EGG-1' })
    const cake = await world.makes([
      [flour, 1],
      [egg, 2],
    ])
    await world.receive(flour, 1)
    const orderId = await world.placed([[cake, 2]])
    const id = await first(orderId)
    await expect(world.complete(id)).rejects.toMatchObject({
      code: 'conflict',
      message: 'Components are not there yet: 1 of FLOUR-1, 4 of EGG-1',
      fields: [
        { field: 'items[0].reserved', rule: 'lacks 1 of FLOUR-1' },
        { field: 'items[1].reserved', rule: 'lacks 4 of EGG-1' },
      ],
    })
    expect(await world.levelsOf(cake)).toEqual([])

    // What is bought comes in, waits for nobody else, and then it can be made.
    await world.receive(egg, 2)
    await world.give(egg)
    expect((await world.found(id))?.items[1]).toMatchObject({ reserved: 2, toPurchase: 2 })
    expect(await world.complete(id, 1)).toMatchObject({ status: 'in_progress' })
    await world.addsUp(orderId)
  })

  test('of a component lets the one above be made, and not before', async () => {
    const wood = await world.bought()
    const top = await world.makes([[wood, 2]], { sku: 'TOP-1' })
    const table = await world.makes([[top, 1]])
    await world.receive(wood, 20)
    const orderId = await world.placed([[table, 3]])
    const [parent] = await world.productionOf(orderId)
    const [child] = await world.childrenOf(parent?.id ?? '')
    await expect(world.complete(parent?.id ?? '', 1)).rejects.toMatchObject({
      message: 'Components are not there yet: 1 of TOP-1',
    })
    await world.complete(child?.id ?? '', 2)
    expect((await world.found(parent?.id ?? ''))?.items).toMatchObject([
      { reserved: 2, toProduce: 1 },
    ])
    await world.addsUp(orderId)
    await world.complete(parent?.id ?? '', 2)
    await world.addsUp(orderId)
    await world.complete(child?.id ?? '')
    await world.complete(parent?.id ?? '')
    expect(await world.lineOf(orderId)).toMatchObject({ reserved: 3, toProduce: 0 })
    expect(await world.levelsOf(wood)).toMatchObject([{ onHand: 14, reserved: 0 }])
    await world.addsUp(orderId)
  })

  test('twice at once makes no unit twice', async () => {
    const cake = await world.makes([])
    const orderId = await world.placed([[cake, 2]])
    const id = await first(orderId)
    const outcomes = await Promise.allSettled([world.complete(id), world.complete(id)])
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await world.levelsOf(cake)).toMatchObject([{ onHand: 2, reserved: 2 }])
    await world.addsUp(orderId)
  })

  test('for an order that waits no more gives free stock', async () => {
    const cake = await world.makes([])
    const orderId = await world.placed([[cake, 5]])
    const id = await first(orderId)
    const [line] = await world.linesOf(orderId)
    await world.change(order, orderId, { items: [{ ...line, toProduce: 2, cancelled: 3 }] })
    await world.complete(id)
    expect(await world.lineOf(orderId)).toMatchObject({ reserved: 2, toProduce: 0, cancelled: 3 })
    expect(await world.levelsOf(cake)).toMatchObject([{ onHand: 5, reserved: 2, available: 3 }])
    await world.addsUp(orderId)
  })
})
