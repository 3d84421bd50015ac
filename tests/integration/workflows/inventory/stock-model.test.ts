import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../../../db/open-database.ts'
import { openTestDatabase } from '../../../support/database.ts'
import { openBakery, stockDeed } from '../../../support/stock-model.ts'
import { openStockWorld } from '../../../support/stock-world.ts'

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

test('whatever is received, ordered, made, shipped and cancelled, stock and lines add up (I1, I4)', async () => {
  let done = 0
  await fc.assert(
    fc.asyncProperty(fc.array(stockDeed, { minLength: 8, maxLength: 10 }), async (deeds) => {
      const bakery = await openBakery(await openStockWorld(database))
      for (const deed of deeds) {
        if (await bakery.try(deed)) done += 1
        await bakery.adds()
      }
    }),
    { numRuns: 2, endOnFailure: true },
  )
  expect(done).toBeGreaterThan(8)
})
