import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../../../db/open-database.ts'
import { openTestDatabase } from '../../../support/database.ts'
import { openStockWorld, type StockWorld } from '../../../support/stock-world.ts'

let database: Database
let world: StockWorld

beforeAll(async () => {
  database = await openTestDatabase()
  world = await openStockWorld(database)
})
afterAll(() => database.close())

describe('an order', () => {
  test('reserves what is there, once, and the rest stays open (I1, I4)', async () => {
    const cake = await world.product()
    await world.receive(cake, 3)
    const id = await world.order([{ productId: cake, quantity: 5 }])
    expect(await world.reserve(id)).toEqual({ complete: false })
    expect(await world.reserve(id)).toEqual({ complete: false })
    expect(await world.itemsOf(id)).toMatchObject([{ quantity: 5, reserved: 3 }])
    expect(await world.levelsOf(cake)).toMatchObject([{ onHand: 3, reserved: 3, available: 0 }])
    await world.release(id)
    await world.release(id)
    expect(await world.itemsOf(id)).toMatchObject([{ reserved: 0 }])
    expect(await world.levelsOf(cake)).toMatchObject([{ onHand: 3, reserved: 0, available: 3 }])
    await world.adds()
  })
})
