import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../../../db/open-database.ts'
import { billOfMaterials } from '../../../../workflows/entities/bill-of-materials.ts'
import { product } from '../../../../workflows/entities/product.ts'
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

describe('cancelling a production order', () => {
  test('of a line plans it anew, as products and bills of materials say now', async () => {
    const [flour, rye] = [await world.bought(), await world.bought()]
    const bread = await world.makes([[flour, 2]])
    await world.receive(flour, 4)
    const orderId = await world.placed([[bread, 3]])
    const id = await first(orderId)
    await world.complete(id, 1)
    const bill = await world.as(async (r) => {
      const conditions = [{ field: 'productId', operator: 'eq' as const, value: bread }]
      return (await r.records.list(billOfMaterials, { conditions, limit: 1 })).records[0]?.id ?? ''
    })
    await world.change(billOfMaterials, bill, { items: [{ productId: rye, quantity: 1 }] })
    expect(await world.cancel(id)).toMatchObject({
      status: 'cancelled',
      reason: 'no time',
      producedQuantity: 1,
      items: [{ consumed: 2, reserved: 0, toPurchase: 0 }],
    })
    const [, anew, ...more] = await world.productionOf(orderId)
    expect(more).toEqual([])
    expect(anew).toMatchObject({ status: 'planned', quantity: 2, items: [{ productId: rye }] })
    expect(await world.lineOf(orderId)).toMatchObject({ reserved: 1, toProduce: 2 })
    // The flour of the cancelled one is free, and is not bought any more.
    expect(await world.levelsOf(flour)).toMatchObject([{ onHand: 2, reserved: 0 }])
    const drafts = (await world.purchasesOf(orderId)).filter(({ status }) => status === 'draft')
    expect(drafts.flatMap(({ items }) => items)).toMatchObject([{ productId: rye, quantity: 2 }])
    await world.addsUp(orderId)
  })

  test('takes stock that came in meanwhile, and buys nothing twice', async () => {
    const flour = await world.bought()
    const bread = await world.makes([[flour, 1]])
    const orderId = await world.placed([[bread, 5]])
    await world.receive(bread, 2)
    await world.cancel(await first(orderId))
    expect(await world.lineOf(orderId)).toMatchObject({ reserved: 2, toProduce: 3 })
    expect((await world.purchasesOf(orderId)).flatMap(({ items }) => items)).toMatchObject([
      { productId: flour, quantity: 3 },
    ])
    await world.addsUp(orderId)
  })

  test('buys what is not made any more', async () => {
    const bread = await world.makes([], { supplierId: world.supplierId })
    const orderId = await world.placed([[bread, 5]])
    await world.change(product, bread, { supply: 'bought' })
    await world.cancel(await first(orderId))
    expect(await world.lineOf(orderId)).toMatchObject({ toProduce: 0, toPurchase: 5 })
    expect(await world.purchasesOf(orderId)).toMatchObject([{ items: [{ quantity: 5 }] }])
    await world.addsUp(orderId)
  })

  test('of a component plans the component anew, and cancels what was made for it', async () => {
    const wood = await world.bought()
    const plank = await world.makes([[wood, 1]])
    const top = await world.makes([[plank, 2]])
    const table = await world.makes([[top, 1]])
    const orderId = await world.placed([[table, 2]])
    const [parent, child, grandchild] = await world.productionOf(orderId)
    await world.receive(top, 1)
    await world.cancel(child?.id ?? '')
    expect((await world.found(grandchild?.id ?? ''))?.status).toBe('cancelled')
    expect((await world.found(parent?.id ?? ''))?.items).toMatchObject([
      { quantity: 2, reserved: 1, toProduce: 1 },
    ])
    const live = (await world.productionOf(orderId)).filter(({ status }) => status === 'planned')
    expect(live.map(({ productId, quantity }) => [productId, quantity])).toEqual([
      [table, 2],
      [top, 1],
      [plank, 2],
    ])
    expect((await world.purchasesOf(orderId)).flatMap(({ items }) => items)).toMatchObject([
      { productId: wood, quantity: 2 },
    ])
    await world.addsUp(orderId)
  })

  test('again changes nothing, and a completed one stays', async () => {
    const bread = await world.makes([])
    const orderId = await world.placed([[bread, 1]])
    const id = await first(orderId)
    await world.cancel(id)
    await world.cancel(id)
    const [, anew, ...more] = await world.productionOf(orderId)
    expect(more).toEqual([])
    await world.complete(anew?.id ?? '')
    await expect(world.cancel(anew?.id ?? '')).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/^PRD-\d{6} is completed/),
    })
  })
})
