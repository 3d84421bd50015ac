import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../../../db/open-database.ts'
import { purchaseOrder } from '../../../../workflows/entities/purchase-order.ts'
import { openTestDatabase } from '../../../support/database.ts'
import { openProductionWorld, type ProductionWorld } from '../../../support/production-world.ts'

let database: Database
let world: ProductionWorld
beforeAll(async () => {
  database = await openTestDatabase()
  world = await openProductionWorld(database)
})
afterAll(() => database.close())

describe('taking it back', () => {
  test('cancels production of all levels and drafts, and releases components; again it changes nothing', async () => {
    const wood = await world.bought()
    const top = await world.makes([[wood, 1]])
    const table = await world.makes([
      [top, 1],
      [wood, 2],
    ])
    await world.receive(wood, 3)
    const orderId = await world.placed([
      [table, 1],
      [wood, 1],
    ])
    await world.unplan(orderId)
    const made = await world.productionOf(orderId)
    expect(made.map(({ status }) => status)).toEqual(['cancelled', 'cancelled'])
    expect((await world.purchasesOf(orderId)).map(({ status }) => status)).toEqual(['cancelled'])
    expect(await world.lineOf(orderId)).toMatchObject({ toProduce: 0, toPurchase: 0 })
    expect((await world.orderOf(orderId))?.earliestOn).toBeNull()
    // One is kept for the line of wood itself.
    expect(await world.levelsOf(wood)).toMatchObject([{ onHand: 3, reserved: 1 }])

    const versions = made.map(({ version }) => version)
    await world.unplan(orderId)
    expect((await world.productionOf(orderId)).map(({ version }) => version)).toEqual(versions)
    await world.adds()
  })

  test('tolerates that nothing was planned, and lets it be planned anew', async () => {
    const cake = await world.makes([[await world.bought(), 2]])
    const orderId = await world.order([{ productId: cake, quantity: 2 }])
    await world.unplan(orderId)
    await world.plan(orderId)
    await world.unplan(orderId)
    await world.plan(orderId)
    const statuses = (await world.productionOf(orderId)).map(({ status }) => status)
    expect(statuses).toEqual(['cancelled', 'planned'])
    const drafts = await world.purchasesOf(orderId)
    expect(drafts.map(({ status }) => status).toSorted()).toEqual(['cancelled', 'draft'])
    await world.addsUp(orderId)
  })

  test('leaves what is ordered and what is finished', async () => {
    const flour = await world.bought()
    const [cake, bread] = [await world.makes([]), await world.makes([])]
    const orderId = await world.placed([
      [cake, 1],
      [bread, 2],
      [flour, 1],
    ])
    const [first, second] = await world.productionOf(orderId)
    await world.complete(first?.id ?? '')
    await world.complete(second?.id ?? '', 1)
    const [draft] = await world.purchasesOf(orderId)
    await world.change(purchaseOrder, draft?.id ?? '', { status: 'ordered' })
    await world.unplan(orderId)
    expect(
      (await world.productionOf(orderId)).map((each) => [each.status, each.producedQuantity]),
    ).toEqual([
      ['completed', 1],
      ['cancelled', 1],
    ])
    expect(await world.purchasesOf(orderId)).toMatchObject([{ status: 'ordered' }])
    await world.adds()
  })
})
