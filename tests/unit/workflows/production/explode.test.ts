import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Bill } from '../../../../workflows/production/bills.ts'
import { bill, made, part, stock, world } from '../../../support/bills.ts'
import {
  explode,
  explodeComponent,
  type PlannedComponent,
  type PlannedProduction,
} from '../../../../workflows/production/explode.ts'

/** A table of a top and four legs; a top of wood. */
const tables = world(
  [made('TABLE', 3), made('TOP', 2), part('LEG', { leadTimeDays: 10 }), part('WOOD')],
  { TABLE: bill({ TOP: 1, LEG: 4 }), TOP: bill({ WOOD: 1.5 }) },
)

describe('a bill of materials, exploded', () => {
  test('says what comes from stock, what is made below it, and what is bought', () => {
    const plan = explode({ productId: 'TABLE', quantity: 10 }, tables, stock({ LEG: 25, TOP: 4 }))
    expect(plan.components).toMatchObject([
      { productId: 'TOP', needed: 10, fromStock: 4, toProduce: 6, toPurchase: 0 },
      { productId: 'LEG', needed: 40, fromStock: 25, toProduce: 0, toPurchase: 15, child: null },
    ])
    expect(plan.components[0]?.child).toMatchObject({
      quantity: 6,
      components: [{ productId: 'WOOD', needed: 9, toPurchase: 9 }],
    })
  })

  test('counts as docs/production.md does', () => {
    const example = world(
      [
        made('TABLE', 2),
        made('TOP', 3),
        part('LEG', { leadTimeDays: 6 }),
        part('WOOD', { leadTimeDays: 4 }),
      ],
      {
        TABLE: bill({ TOP: 1, LEG: 4 }),
        TOP: {
          outputQuantity: 1,
          items: [{ productId: 'WOOD', quantity: 1.5, scrapPercent: 10 }],
        },
      },
    )
    const there = stock({ TOP: 3, LEG: 20, WOOD: 5 })
    const plan = explode({ productId: 'TABLE', quantity: 8 }, example, there)
    expect(plan).toMatchObject({
      leadDays: 9,
      components: [
        { productId: 'TOP', needed: 8, fromStock: 3, toProduce: 5 },
        { productId: 'LEG', needed: 32, fromStock: 20, toPurchase: 12 },
      ],
    })
    expect(plan.components[0]?.child?.components).toMatchObject([
      { productId: 'WOOD', needed: 8.25, fromStock: 5, toPurchase: 3.25 },
    ])
  })

  test('takes what is in stock once, for whoever comes first', () => {
    const ledger = stock({ LEG: 10 })
    const first = explode({ productId: 'TABLE', quantity: 2 }, tables, ledger)
    const second = explode({ productId: 'TABLE', quantity: 2 }, tables, ledger)
    expect(first.components[1]).toMatchObject({ fromStock: 8, toPurchase: 0 })
    expect(second.components[1]).toMatchObject({ fromStock: 2, toPurchase: 6 })
    expect(ledger.get('LEG')).toBe(0n)
  })

  test('counts for what its bill makes, adds scrap, and rounds up to three decimal places', () => {
    const dough = world([made('DOUGH'), part('FLOUR'), part('SALT')], {
      DOUGH: {
        outputQuantity: 3,
        items: [
          { productId: 'FLOUR', quantity: 1, scrapPercent: 0 },
          { productId: 'SALT', quantity: 0.1, scrapPercent: 2.5 },
        ],
      },
    })
    const { components } = explode({ productId: 'DOUGH', quantity: 1 }, dough, stock())
    // 1 ÷ 3 = 0.3333…; 0.1 ÷ 3 × 1.025 = 0.034166…
    expect(components.map(({ needed }) => needed)).toEqual([0.334, 0.035])
    const three = explode({ productId: 'DOUGH', quantity: 3 }, dough, stock())
    expect(three.components.map(({ needed }) => needed)).toEqual([1, 0.103])
  })

  test('is exact where floats are not', () => {
    const drinks = world([made('DRINK'), part('SYRUP')], { DRINK: bill({ SYRUP: 0.1 }) })
    const { components } = explode({ productId: 'DRINK', quantity: 3 }, drinks, stock())
    // 0.1 × 3 = 0.30000000000000004 as a float, which would round up to 0.301.
    expect(components[0]?.needed).toBe(0.3)
  })

  test('of a product without one takes nothing', () => {
    const plan = explode({ productId: 'CUT', quantity: 2 }, world([made('CUT', 4)], {}), stock())
    expect(plan).toEqual({
      productId: 'CUT',
      quantity: 2,
      components: [],
      waitDays: 0,
      leadDays: 4,
    })
  })

  test('leaves services out, and does not open what is bought', () => {
    const bills = world([made('A'), part('WORK', { type: 'service' }), part('B'), part('C')], {
      A: bill({ WORK: 1, B: 1 }),
      B: bill({ C: 1 }),
    })
    const { components } = explode({ productId: 'A', quantity: 1 }, bills, stock())
    expect(components.map(({ productId, child }) => [productId, child])).toEqual([['B', null]])
  })

  test('takes as long as the longest chain of what is short', () => {
    const of = (there: Record<string, number>) =>
      explode({ productId: 'TABLE', quantity: 1 }, tables, stock(there)).leadDays
    expect(of({})).toBe(13)
    expect(of({ LEG: 4 })).toBe(5)
    expect(of({ LEG: 4, TOP: 1 })).toBe(3)
  })

  test('is refused when a product is made of itself, which is named', () => {
    const loop = world([made('A'), made('B'), made('C')], {
      A: bill({ B: 1 }),
      B: bill({ C: 1 }),
      C: bill({ B: 1 }),
    })
    // Even when what is in stock would hide it.
    const plan = () => explode({ productId: 'A', quantity: 1 }, loop, stock({ B: 5 }))
    expect(plan).toThrow(
      expect.objectContaining({
        code: 'conflict',
        message: 'A product is made of itself: B → C → B',
      }),
    )
  })

  test('has 20 levels at most', () => {
    const names = Array.from({ length: 21 }, (_, level) => `L${level}`)
    const chain = (levels: number) =>
      world(
        names.slice(0, levels).map((name) => made(name)),
        Object.fromEntries(
          names.slice(0, levels - 1).map((name, at) => [name, bill({ [names[at + 1] ?? '']: 1 })]),
        ),
      )
    expect(explode({ productId: 'L0', quantity: 1 }, chain(20), stock()).quantity).toBe(1)
    expect(() => explode({ productId: 'L0', quantity: 1 }, chain(21), stock())).toThrow(
      /L0 is made in more than 20 levels/,
    )
  })

  test('ends where diamonds on diamonds would make a million production orders', () => {
    const parts = [made('X0')]
    const bills: Record<string, Bill> = {}
    for (let level = 0; level < 9; level += 1) {
      parts.push(made(`L${level}`), made(`R${level}`), made(`X${level + 1}`))
      bills[`X${level}`] = bill({ [`L${level}`]: 1, [`R${level}`]: 1 })
      bills[`L${level}`] = bill({ [`X${level + 1}`]: 1 })
      bills[`R${level}`] = bill({ [`X${level + 1}`]: 1 })
    }
    expect(() => explode({ productId: 'X0', quantity: 1 }, world(parts, bills), stock())).toThrow(
      /more than 1000 production orders/,
    )
  })

  test('is refused for more than a record can hold', () => {
    const bills = world([made('A'), part('B')], { A: bill({ B: 1_000_000 }) })
    expect(() => explode({ productId: 'A', quantity: 2000 }, bills, stock())).toThrow(
      /So much of B/,
    )
  })
})

describe('a component alone', () => {
  test('comes from stock first, and the rest is made', () => {
    const plan = explodeComponent({ productId: 'TOP', quantity: 3 }, tables, stock({ TOP: 1 }))
    expect(plan).toMatchObject({ needed: 3, fromStock: 1, toProduce: 2, child: { quantity: 2 } })
  })
})

const quantity = fc.integer({ min: 1, max: 5_000_000 }).map((thousandths) => thousandths / 1000)

const small = fc.integer({ min: 1, max: 5000 }).map((thousandths) => thousandths / 1000)
const output = fc.integer({ min: 900, max: 9000 }).map((thousandths) => thousandths / 1000)

/** Product `n` is made of products after it only, so there are no loops. */
const acyclic = fc.integer({ min: 1, max: 7 }).chain((size) =>
  fc.record({
    parts: fc.tuple(
      ...Array.from({ length: size }, (_, at) =>
        fc.record({
          isMade: fc.boolean(),
          leadTimeDays: fc.integer({ min: 0, max: 30 }),
          outputQuantity: output,
          items: fc.uniqueArray(
            fc.record({
              productId: fc.integer({ min: at + 1, max: size }).map((n) => `P${n}`),
              quantity: small,
              scrapPercent: fc.integer({ min: 0, max: 100_000 }).map((n) => n / 1000),
            }),
            { maxLength: 3, selector: ({ productId }) => productId },
          ),
        }),
      ),
    ),
    there: fc.dictionary(
      fc.integer({ min: 0, max: size }).map((n) => `P${n}`),
      quantity,
    ),
    demands: fc.array(quantity, { minLength: 1, maxLength: 3 }),
  }),
)

function everyComponent({ components }: PlannedProduction): PlannedComponent[] {
  return components.flatMap((each) => [each, ...(each.child ? everyComponent(each.child) : [])])
}
const th = (value: number): bigint => BigInt(Math.round(value * 1000))

describe('any bills without loops, and any stock', () => {
  test('each component is in stock, made or bought, and nothing is taken twice (I1, I4)', () => {
    fc.assert(
      fc.property(acyclic, ({ parts, there, demands }) => {
        const known = parts.map(({ isMade, leadTimeDays }, at) =>
          part(`P${at}`, { supply: isMade || at === 0 ? 'made' : 'bought', leadTimeDays }),
        )
        const bills = world(
          [...known, part(`P${parts.length}`)],
          Object.fromEntries(parts.map((each, at) => [`P${at}`, each])),
        )
        const ledger = stock(there)
        const plans: PlannedProduction[] = []
        for (const wanted of demands) {
          plans.push(explode({ productId: 'P0', quantity: wanted }, bills, ledger))
        }
        const components = plans.flatMap(everyComponent)
        for (const { needed, fromStock, toProduce, toPurchase, child } of components) {
          expect(Math.min(fromStock, toProduce, toPurchase)).toBeGreaterThanOrEqual(0)
          expect(needed).toBeGreaterThan(0)
          expect(th(fromStock) + th(toProduce) + th(toPurchase)).toBe(th(needed))
          expect(child?.quantity ?? 0).toBe(toProduce)
        }
        for (const [id, left] of ledger) {
          const taken = components
            .filter(({ productId }) => productId === id)
            .reduce((sum, { fromStock }) => sum + th(fromStock), 0n)
          expect(left).toBeGreaterThanOrEqual(0n)
          expect(taken + left).toBe(th(there[id] ?? 0))
        }
      }),
    )
  })

  test('a component is enough for what is made, and not a thousandth more than it takes', () => {
    const any = fc.record({
      wanted: quantity,
      output: quantity,
      per: quantity,
      scrap: fc.nat(100_000),
    })
    fc.assert(
      fc.property(any, ({ wanted, output, per, scrap }) => {
        const items = [{ productId: 'B', quantity: per, scrapPercent: scrap / 1000 }]
        const bills = world([made('A'), part('B')], { A: { outputQuantity: output, items } })
        // Bounded, so that every quantity here fits into a record.
        fc.pre((wanted / output) * per < 4e8)
        const [component] = explode({ productId: 'A', quantity: wanted }, bills, stock()).components
        // needed ÷ 1000 ≥ wanted ÷ output × per × (1 + scrap ÷ 100 000), in whole numbers.
        const exact = th(wanted) * th(per) * (100_000n + BigInt(scrap))
        const whole = th(output) * 100_000n
        const needed = th(component?.needed ?? 0)
        expect(needed * whole).toBeGreaterThanOrEqual(exact)
        expect((needed - 1n) * whole).toBeLessThan(exact)
      }),
    )
  })
})
