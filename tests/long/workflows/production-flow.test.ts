import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../../db/open-database.ts'
import { cancelOrder } from '../../../workflows/orders/cancel-order.ts'
import { errorCode } from '../../../workflows/shared/errors.ts'
import { openTestDatabase } from '../../support/database.ts'
import { openProductionWorld, type ProductionWorld } from '../../support/production-world.ts'

let database: Database
let world: ProductionWorld
beforeAll(async () => {
  database = await openTestDatabase()
  world = await openProductionWorld(database)
})
afterAll(() => database.close())

/** A table of a top and legs, which are made of wood; screws are bought. */
async function workshop() {
  const [wood, screw] = [await world.bought(), await world.bought()]
  const top = await world.makes([[wood, 1.5]])
  const leg = await world.makes([[wood, 0.333]])
  const table = await world.makes([
    [top, 1],
    [leg, 4],
    [screw, 8],
  ])
  return { wood, screw, top, leg, table }
}
type Goods = keyof Awaited<ReturnType<typeof workshop>>

type Act =
  | { kind: 'receive'; goods: Goods; quantity: number }
  | { kind: 'complete'; at: number; quantity: number | null }
  | { kind: 'cancel'; at: number }
  | { kind: 'reserve' | 'plan' | 'unplan' }

const goods = fc.constantFrom<Goods>('wood', 'screw', 'top', 'leg', 'table')
const at = fc.nat(9)
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    kind: fc.constant('receive' as const),
    goods,
    quantity: fc.integer({ min: 1, max: 20 }),
  }),
  {
    arbitrary: fc.record({
      kind: fc.constant('complete' as const),
      at,
      quantity: fc.option(fc.integer({ min: 1, max: 3000 }).map((n) => n / 1000)),
    }),
    weight: 3,
  },
  fc.record({ kind: fc.constant('cancel' as const), at }),
  fc.record({ kind: fc.constantFrom('reserve' as const, 'plan' as const, 'unplan' as const) }),
)

describe('whatever happens to an order that is made', () => {
  test('its lines and components add up, and so does stock, at every moment (I1, I3, I4)', async () => {
    const lines = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 2 })
    const story = fc.record({ lines, acts: fc.array(act, { maxLength: 12 }) })
    await fc.assert(
      fc.asyncProperty(story, async ({ lines: quantities, acts }) => {
        const shop = await workshop()
        const orderId = await world.placed(quantities.map((quantity) => [shop.table, quantity]))
        const context = world.context
        const live = async () =>
          (await world.productionOf(orderId)).filter(({ status }) => /plan|progress/.test(status))
        const one = async (index: number) => {
          const open = await live()
          return open[index % Math.max(1, open.length)]?.id
        }
        const run = async (each: Act): Promise<unknown> => {
          if (each.kind === 'receive') {
            const productId = shop[each.goods]
            await world.receive(productId, each.quantity)
            return world.give(productId)
          }
          if (each.kind === 'complete') {
            const id = await one(each.at)
            return id && world.complete(id, each.quantity ?? undefined)
          }
          if (each.kind === 'cancel') {
            const id = await one(each.at)
            return id && world.cancel(id)
          }
          if (each.kind === 'reserve') return world.reserve(orderId)
          if (each.kind === 'plan') return world.plan(orderId)
          // What is taken back is planned anew: else the lines are short, which is another state.
          await world.unplan(orderId)
          await world.adds()
          await world.reserve(orderId)
          return world.plan(orderId)
        }
        for (const each of acts) {
          try {
            await run(each)
          } catch (error) {
            // Components are missing, or more is reported than is left.
            expect(errorCode(error), String(error)).toBe('conflict')
          }
          await world.addsUp(orderId)
          const tops = (await live()).filter(({ parentId }) => parentId === null)
          const forLines = tops.map(({ orderItemId }) => orderItemId)
          expect(new Set(forLines).size).toBe(forLines.length)
        }

        await world.as((r) => cancelOrder(world.deps, r, context, orderId, { reason: 'enough' }))
        await world.addsUp(orderId)
        expect(await live()).toEqual([])
        for (const productId of Object.values(shop)) {
          const levels = await world.levelsOf(productId)
          expect(levels.every(({ reserved }) => reserved === 0)).toBe(true)
        }
        expect(
          (await world.purchasesOf(orderId)).every(({ status }) => status === 'cancelled'),
        ).toBe(true)
      }),
      { numRuns: 15 },
    )
  })
})
