import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../../../db/open-database.ts'
import { events } from '../../../../db/schema/events.ts'
import type { StockMoveInput } from '../../../../workflows/inventory/move-schema.ts'
import { moveStock } from '../../../../workflows/inventory/move-stock.ts'
import type { StockLevel } from '../../../../workflows/inventory/ports.ts'
import { type ApiWorld, openApiWorld } from '../../../support/api-world.ts'
import { openTestDatabase } from '../../../support/database.ts'
import { newId } from '../../../support/ids.ts'

let database: Database
let world: ApiWorld
let [almaty, astana, cake]: string[] = []

beforeAll(async () => {
  database = await openTestDatabase()
  world = await openApiWorld(database)
  almaty = await made('/warehouses', { code: 'ALA', name: 'Almaty' })
  astana = await made('/warehouses', { code: 'AST', name: 'Astana' })
  cake = await newProduct()
})
afterAll(() => database.close())

async function made(path: string, body: object): Promise<string> {
  const answer = await world.ask('POST', path, { body })
  expect(answer.status, answer.text).toBe(201)
  return answer.body.id
}
const newProduct = (more: object = {}) =>
  made('/products', { sku: newId(), name: 'A cake', price: 100, ...more })

const move = (body: object, headers: Record<string, string> = {}) =>
  world.ask('POST', '/stock/moves', {
    body: { warehouseId: almaty, productId: cake, ...body },
    headers,
  })
const levelsOf = async (productId: string): Promise<StockLevel[]> =>
  (await world.ask('GET', `/stock/levels?productId=${productId}`)).body
    .items as unknown as StockLevel[]
const fieldsOf = (answer: { body: { errors: { field: string }[] } }) =>
  answer.body.errors.map(({ field }) => field)

describe('stock', () => {
  test('comes in, goes out and is corrected by moves, each of which tells what is there', async () => {
    const received = await move({ kind: 'receipt', quantity: 10.5, reference: 'PO-1' })
    expect(received).toMatchObject({
      status: 201,
      body: {
        moves: [{ warehouseId: almaty, productId: cake, quantity: 10.5, reference: 'PO-1' }],
        levels: [{ onHand: 10.5, reserved: 0, available: 10.5 }],
      },
    })
    await move({ kind: 'issue', quantity: 0.2 })
    const counted = await move({ kind: 'adjustment', quantity: -0.1, reason: 'counted' })
    expect(counted.body['levels']).toMatchObject([{ onHand: 10.2, available: 10.2 }])

    const { items } = (await world.ask('GET', `/stock/moves?productId=${cake}`)).body
    expect(items).toMatchObject([
      { kind: 'adjustment', quantity: -0.1, reason: 'counted' },
      { kind: 'issue', quantity: -0.2 },
      { kind: 'receipt', quantity: 10.5 },
    ])
    const told = await database.inSystem((tx) =>
      tx
        .select()
        .from(events)
        .where(eq(events.subject, cake ?? '')),
    )
    expect(told.map(({ data }) => data)).toContainEqual({
      moveId: items[0]?.id,
      warehouseId: almaty,
      productId: cake,
      kind: 'adjustment',
      quantity: -0.1,
      onHand: 10.2,
      available: 10.2,
    })
    const trail = await world.ask('GET', `/audit/trail/${items[0]?.id}`)
    expect(trail.body.items).toMatchObject([{ entity: 'stock_move', action: 'created' }])
  })

  test('moves between warehouses at once, under one reference', async () => {
    const productId = await newProduct()
    await move({ productId, kind: 'receipt', quantity: 5 })
    const moved = await move({
      productId,
      kind: 'transfer',
      quantity: 2,
      toWarehouseId: astana,
      reference: 'T-1',
    })
    expect(moved.body['moves']).toMatchObject([
      { quantity: -2, reference: 'T-1' },
      { quantity: 2, reference: 'T-1' },
    ])
    expect(await levelsOf(productId)).toMatchObject([{ onHand: 3 }, { onHand: 2 }])
    const { items } = (await world.ask('GET', '/stock/moves?reference=T-1&limit=1')).body
    expect(items).toHaveLength(1)
  })

  test('that is not there does not leave: nothing is written', async () => {
    const productId = await newProduct()
    await move({ productId, kind: 'receipt', quantity: 1 })
    for (const body of [
      { kind: 'issue', quantity: 1.001 },
      { kind: 'adjustment', quantity: -2, reason: 'counted' },
      { kind: 'transfer', quantity: 2, toWarehouseId: astana },
      { kind: 'transfer', quantity: 2, warehouseId: astana, toWarehouseId: almaty },
    ]) {
      const refused = await move({ productId, ...body })
      expect(refused.status).toBe(409)
      expect(fieldsOf(refused)).toEqual(['quantity'])
    }
    expect(await levelsOf(productId)).toMatchObject([{ warehouseId: almaty, onHand: 1 }])
  })

  test('that is reserved does not leave', async () => {
    const productId = await newProduct()
    await move({ productId, kind: 'receipt', quantity: 3 })
    await database.sql.query('update stock_levels set reserved = 2 where product_id = $1', [
      productId,
    ])
    expect((await move({ productId, kind: 'issue', quantity: 2 })).status).toBe(409)
    const last = await move({ productId, kind: 'issue', quantity: 1 })
    expect(last.body['levels']).toMatchObject([{ onHand: 2, reserved: 2, available: 0 }])
  })

  test('is moved once under one Idempotency-Key (I27)', async () => {
    const productId = await newProduct()
    const headers = { 'Idempotency-Key': newId() }
    const body = { productId, kind: 'receipt', quantity: 4 }
    const first = await move(body, headers)
    const second = await move(body, headers)
    expect(second.text).toBe(first.text)
    expect(await levelsOf(productId)).toMatchObject([{ onHand: 4 }])
  })

  test('is listed by warehouse and product, page by page', async () => {
    const seen: string[] = []
    let cursor = ''
    do {
      const page = await world.ask('GET', `/stock/levels?limit=2${cursor}`)
      seen.push(...page.body.items.map((item) => `${item['warehouseId']} ${item['productId']}`))
      cursor = page.body.nextCursor ? `&cursor=${page.body.nextCursor}` : ''
    } while (cursor !== '')
    expect(seen).toEqual([...new Set(seen)].toSorted())
    expect(seen.length).toBeGreaterThan(3)
  })
})

test.each([
  'moves?reference=%00',
  'moves?reference=',
  'moves?kind=theft',
  'moves?cursor=1',
  'moves?productId=1',
  'levels?limit=101',
  'levels?cursor=nonsense',
  'levels?warehouseId=%27',
])('a list is refused when it is asked for as %s (I31)', async (path) => {
  expect((await world.ask('GET', `/stock/${path}`)).status).toBe(400)
})

describe('a move is refused', () => {
  test.each([
    [{ kind: 'issue', quantity: -1 }, 'quantity'],
    [{ kind: 'receipt', quantity: 0 }, 'quantity'],
    [{ kind: 'receipt', quantity: 0.0001 }, 'quantity'],
    [{ kind: 'receipt', quantity: 1_000_000_001 }, 'quantity'],
    [{ kind: 'adjustment', quantity: 1 }, 'reason'],
    [{ kind: 'transfer', quantity: 1 }, 'toWarehouseId'],
    [{ kind: 'receipt', quantity: 1, toWarehouseId: newId() }, 'toWarehouseId'],
    [{ kind: 'transfer', quantity: 1, toWarehouseId: newId() }, 'toWarehouseId'],
    [{ kind: 'receipt', quantity: 1, productId: newId() }, 'productId'],
    [{ kind: 'receipt', quantity: 1, warehouseId: newId() }, 'warehouseId'],
    [{ kind: 'theft', quantity: 1 }, 'kind'],
    [{ kind: 'receipt', quantity: 1, onHand: 5 }, 'body'],
  ])('%j', async (body, field) => {
    const answer = await move(body)
    expect(answer.status).toBe(400)
    expect(fieldsOf(answer)).toEqual([field])
  })

  test('of a service, which has no stock', async () => {
    const productId = await newProduct({ type: 'service' })
    expect(fieldsOf(await move({ productId, kind: 'receipt', quantity: 1 }))).toEqual(['productId'])
  })

  test('of what belongs to another workspace (I22)', async () => {
    const other = await openApiWorld(database)
    const body = { warehouseId: almaty, productId: cake, kind: 'receipt', quantity: 1 }
    const answer = await other.ask('POST', '/stock/moves', { body })
    expect(fieldsOf(answer)).toEqual(['warehouseId', 'productId'])
    expect((await other.ask('GET', '/stock/levels')).body.items).toEqual([])
  })

  test('without the permission, before anything is looked at', async () => {
    world.addCaller('clerk', ['stock:read'])
    expect((await world.ask('POST', '/stock/moves', { as: 'clerk', body: '{' })).status).toBe(403)
    expect((await world.ask('GET', '/stock/levels', { as: 'clerk' })).status).toBe(200)
  })

  test('by the database itself, should a rule ever be missed', async () => {
    await expect(
      database.sql.query('update stock_levels set on_hand = -1 where product_id = $1', [cake]),
    ).rejects.toThrow(/stock_levels_available/)
    await expect(
      world.deps.inTenant(world.scope, async (r) => {
        await r.stock.move({
          id: newId(),
          warehouseId: almaty ?? '',
          productId: cake ?? '',
          kind: 'issue',
          quantity: 0,
          reference: null,
          reason: null,
        })
      }),
    ).rejects.toThrow(/stock_moves_quantity/)
  })
})

test('whatever is moved, what is there is the sum of the moves, and never negative (I1)', async () => {
  const places = [almaty ?? '', astana ?? '']
  const products = await Promise.all([newProduct(), newProduct()])
  const quantity = fc.integer({ min: 1, max: 5000 }).map((n) => n / 1000)
  const any = fc.record({
    kind: fc.constantFrom('receipt', 'receipt', 'issue', 'transfer', 'adjustment'),
    from: fc.constantFrom(0, 1),
    productId: fc.constantFrom(...products),
    quantity,
    sign: fc.constantFrom(1, -1),
  })
  const context = { ...world.scope, actor: { type: 'system', id: 'test' }, source: 'test' } as const
  const model = new Map<string, number>()
  const thousandths = (value: number) => Math.round(value * 1000)
  const add = (place: string, change: number) => model.set(place, (model.get(place) ?? 0) + change)

  await fc.assert(
    fc.asyncProperty(fc.array(any, { maxLength: 12 }), async (moves) => {
      for (const { kind, from, productId, quantity: amount, sign } of moves) {
        const [warehouseId = '', toWarehouseId = ''] = [places[from], places[1 - from]]
        const signed = kind === 'adjustment' ? sign * amount : amount
        const input = {
          warehouseId,
          productId,
          kind,
          quantity: signed,
          ...(kind === 'transfer' ? { toWarehouseId } : {}),
          ...(kind === 'adjustment' ? { reason: 'counted' } : {}),
        } as StockMoveInput
        const out = kind === 'issue' || kind === 'transfer'
        const change = thousandths(out ? -amount : signed)
        const place = `${warehouseId} ${productId}`
        const enough = (model.get(place) ?? 0) + change >= 0
        const work = world.deps.inTenant(context, (r) => moveStock(world.deps, r, context, input))
        if (enough) {
          await work
          add(place, change)
          if (kind === 'transfer') add(`${toWarehouseId} ${productId}`, -change)
        } else {
          await expect(work).rejects.toMatchObject({ code: 'conflict' })
        }
      }
      const rows = await database.sql.query<Record<'place' | 'on_hand' | 'moved', string>>(
        `select l.warehouse_id || ' ' || l.product_id as place, l.on_hand,
           (select sum(quantity) from stock_moves m
             where m.warehouse_id = l.warehouse_id and m.product_id = l.product_id) as moved
         from stock_levels l where l.product_id = any($1::uuid[])`,
        [products],
      )
      for (const { place, on_hand: onHand, moved } of rows) {
        expect(thousandths(Number(onHand))).toBe(model.get(place) ?? 0)
        expect(Number(onHand)).toBe(Number(moved))
        expect(Number(onHand)).toBeGreaterThanOrEqual(0)
      }
    }),
    { numRuns: 15 },
  )
})
