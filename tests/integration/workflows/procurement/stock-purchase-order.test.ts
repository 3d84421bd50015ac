import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../../../db/open-database.ts'
import { purchaseOrder } from '../../../../workflows/entities/purchase-order.ts'
import { stockPurchaseOrder } from '../../../../workflows/procurement/stock-purchase-order.ts'
import { changeRecord } from '../../../../workflows/registry/change-record.ts'
import { openTestDatabase } from '../../../support/database.ts'
import { openProductionWorld, type ProductionWorld } from '../../../support/production-world.ts'

let database: Database
let world: ProductionWorld
beforeAll(async () => {
  database = await openTestDatabase()
  world = await openProductionWorld(database)
})
afterAll(() => database.close())

const receive = (orderId: string) =>
  world.as(async (r, context) => {
    const conditions = [{ field: 'orderId', operator: 'eq' as const, value: orderId }]
    const [draft] = (await r.records.list(purchaseOrder, { conditions, limit: 1 })).records
    if (!draft) throw new Error('Nothing is bought for the order')
    const { id, version } = draft
    for (const [step, status] of ['ordered', 'received'].entries()) {
      const change = { version: version + step, status }
      await changeRecord(world.deps, r, context, purchaseOrder, id, change)
    }
    return stockPurchaseOrder(world.deps, r, context, id)
  })

test('what was bought for an order is kept for it, however urgent another one is', async () => {
  const flour = await world.bought()
  const cake = await world.makes([[flour, 2]])
  const first = await world.placed([[flour, 5]], { priority: 'low' })
  const second = await world.placed([[cake, 3]], { priority: 'low' })
  const urgent = await world.placed([[flour, 100]], { priority: 'urgent' })

  await receive(first)
  expect(await world.lineOf(first)).toMatchObject({ reserved: 5, toPurchase: 0 })
  await receive(second)
  const [made] = await world.productionOf(second)
  expect(made?.items).toMatchObject([{ productId: flour, reserved: 6, toPurchase: 0 }])
  expect(await world.lineOf(urgent)).toMatchObject({ reserved: 0, toPurchase: 100 })
  for (const id of [first, second, urgent]) await world.addsUp(id)
})
