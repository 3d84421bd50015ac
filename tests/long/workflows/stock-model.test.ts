import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../../db/open-database.ts'
import { openTestDatabase } from '../../support/database.ts'
import { openBakery, type StockDeed, stockDeed } from '../../support/stock-model.ts'
import { openStockWorld } from '../../support/stock-world.ts'

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

test('whatever is received, ordered, made, shipped and cancelled, stock and lines add up (I1, I4)', async () => {
  const done = new Set<StockDeed['kind']>()
  await fc.assert(
    fc.asyncProperty(fc.array(stockDeed, { minLength: 20, maxLength: 40 }), async (deeds) => {
      const bakery = await openBakery(await openStockWorld(database))
      for (const deed of deeds) {
        if (await bakery.try(deed)) done.add(deed.kind)
        await bakery.adds()
      }
    }),
    { numRuns: 25, endOnFailure: true },
  )
  // Each of them was possible at some time.
  expect([...done].toSorted()).toEqual(
    [
      'cancel',
      'give back',
      'issue',
      'keep',
      'order',
      'produce',
      'receive',
      'serve',
      'ship',
      'stop',
      'transfer',
    ].toSorted(),
  )
}, 600_000)
