import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { reorderProductFunction } from '../../../functions/durable/reorder-product.ts'
import { stockPurchaseOrderFunction } from '../../../functions/durable/stock-purchase-order.ts'
import { product } from '../../../workflows/entities/product.ts'
import { purchaseOrder } from '../../../workflows/entities/purchase-order.ts'
import { supplier } from '../../../workflows/entities/supplier.ts'
import { warehouse } from '../../../workflows/entities/warehouse.ts'
import { moveStock } from '../../../workflows/inventory/move-stock.ts'
import { changeRecord } from '../../../workflows/registry/change-record.ts'
import { createRecord } from '../../../workflows/registry/create-record.ts'
import { reorderProduct } from '../../../workflows/procurement/reorder-product.ts'
import { allRecords } from '../../../workflows/shared/find-record.ts'
import { HOUR, openDurableWorld } from '../../support/durable-world.ts'

type World = Awaited<ReturnType<typeof openDurableWorld>>
let world: World
beforeAll(async () => {
  world = await openDurableWorld((inngest, deps) => [
    reorderProductFunction(inngest, deps),
    stockPurchaseOrderFunction(inngest, deps),
  ])
})
afterAll(() => world.close())

let supplierId: string
let warehouseId: string
beforeEach(async () => {
  supplierId = (await make(supplier, { name: 'Mill' })).id
  warehouseId = (await make(warehouse, { code: world.deps.newId().slice(-12), name: 'Main' })).id
})

const make = (entity: Parameters<typeof createRecord>[3], input: object) =>
  world.write((r, d, c) => createRecord(d, r, c, entity, input))

/** Ordered by 25 when 10 are left. */
const flour = (more: object = {}) =>
  make(product, {
    sku: world.deps.newId(),
    name: 'Flour',
    price: 500_00,
    cost: 300_00,
    supplierId,
    reorderPoint: 10,
    reorderQuantity: 25,
    ...more,
  })
const move = (productId: string, kind: 'receipt' | 'issue', quantity: number) =>
  world.write((r, d, c) => moveStock(d, r, c, { warehouseId, productId, kind, quantity }))
const orders = () =>
  world.read((r) =>
    allRecords(r, purchaseOrder, {
      conditions: [{ field: 'supplierId', operator: 'eq', value: supplierId }],
    }),
  )
const linesOf = async () =>
  (await orders()).map(({ items }) =>
    items.map(({ productId, quantity }) => ({ productId, quantity })),
  )
const change = (id: string, input: object) =>
  world.write(async (r, d, c) => {
    const { version } = (await r.records.find(purchaseOrder, id)) ?? {}
    return changeRecord(d, r, c, purchaseOrder, id, { version, ...input })
  })
const eventsAbout = async (type: string, id: string) =>
  (await world.events(type)).filter(({ subject }) => subject === id)

describe('a product that runs out', () => {
  test('is put on a draft at its reorder point, not before', async () => {
    const { id } = await flour()
    await move(id, 'receipt', 20)
    await move(id, 'issue', 9)
    await world.pass(HOUR)
    expect(await orders()).toEqual([])
    await move(id, 'issue', 1)
    await world.pass(HOUR)
    const [order] = await orders()
    expect(order).toMatchObject({
      status: 'draft',
      origin: 'reorder',
      warehouseId,
      createdBy: 'system:potok',
      total: 25 * 300_00,
      items: [{ productId: id, quantity: 25, unitPrice: 300_00 }],
    })
    const [event] = await eventsAbout('product.reordered', id)
    expect(event?.data).toMatchObject({ purchaseOrderId: order?.id, quantity: 25 })
    const moves = await eventsAbout('stock.moved', id)
    expect(moves.map((each) => each.id)).toContain(event?.causationId)
  })

  test('is ordered once, however many moves come at the same time, and their duplicates', async () => {
    const { id } = await flour()
    await move(id, 'receipt', 30)
    await world.pass(1000)
    await Promise.all(Array.from({ length: 12 }, () => move(id, 'issue', 2)))
    await world.pass(HOUR)
    await world.repeat('stock.moved', id)
    await world.pass(HOUR)
    expect(await linesOf()).toEqual([[{ productId: id, quantity: 25 }]])
    expect(await eventsAbout('product.reordered', id)).toHaveLength(1)
  })

  test('shares the draft with others of its supplier; both at once make one', async () => {
    const [one, two] = [await flour(), await flour()]
    await Promise.all(
      [one, two].map(({ id: productId }) =>
        world.write((r, d, c) => reorderProduct(d, r, c, { productId, warehouseId })),
      ),
    )
    const [lines = [], ...more] = await linesOf()
    expect(more).toEqual([])
    expect(new Set(lines.map(({ productId }) => productId))).toEqual(new Set([one.id, two.id]))
  })

  test('that runs out further has its line raised; an order that was sent counts as coming', async () => {
    const { id } = await flour({ reorderPoint: 40 })
    await move(id, 'receipt', 20)
    await world.pass(HOUR)
    expect(await linesOf()).toEqual([[{ productId: id, quantity: 25 }]])
    await move(id, 'issue', 15)
    await world.pass(HOUR)
    expect(await linesOf()).toEqual([[{ productId: id, quantity: 50 }]])
    const [order] = await orders()
    await change(order?.id ?? '', { status: 'ordered' })
    await move(id, 'issue', 1)
    await world.pass(HOUR)
    expect(await linesOf()).toHaveLength(1)
  })

  test('without a supplier or a quantity is not silent, and says so once', async () => {
    const lonely = await flour({ supplierId: null })
    const vague = await flour({ reorderQuantity: null })
    for (const { id } of [lonely, vague]) {
      await move(id, 'receipt', 3)
      await move(id, 'issue', 1)
    }
    await world.pass(HOUR)
    expect(await orders()).toEqual([])
    const reasons = await Promise.all(
      [lonely, vague].map(async ({ id }) =>
        (await eventsAbout('product.reorder_blocked', id)).map(({ data }) => data['reason']),
      ),
    )
    expect(reasons).toEqual([['no_supplier'], ['no_quantity']])
  })

  test('that is made, retired or has no reorder point is left to people', async () => {
    const left = [
      await flour({ supply: 'made' }),
      await flour({ active: false }),
      await flour({ reorderPoint: null }),
    ]
    for (const { id } of left) await move(id, 'receipt', 1)
    await world.pass(HOUR)
    expect(await orders()).toEqual([])
  })
})

describe('a received purchase order', () => {
  const stockOf = async (productId: string) =>
    (await world.read((r) => r.stock.levels({ productId }, { limit: 100 })))[0]?.onHand ?? 0

  test('is put in stock once, whatever is repeated', async () => {
    const { id: productId } = await flour()
    const service = await flour({ type: 'service' })
    const items = [
      { productId, quantity: 40, unitPrice: 1 },
      { productId: service.id, quantity: 1, unitPrice: 1 },
      { title: 'Delivery', quantity: 1, unitPrice: 1 },
    ]
    const { id } = await make(purchaseOrder, { supplierId, warehouseId, items, status: 'ordered' })
    await change(id, { status: 'received' })
    await world.pass(HOUR)
    await world.repeat('purchase_order.status_changed', id)
    await world.pass(HOUR)
    expect(await stockOf(productId)).toBe(40)
    const moves = await world.read((r) => r.stock.moves({ productId }, { limit: 10 }))
    expect(moves).toMatchObject([{ kind: 'receipt', reference: `purchase_order:${id}` }])
    expect(await eventsAbout('purchase_order.stocked', id)).toHaveLength(1)
  })

  test('needs a warehouse', async () => {
    const { id: productId } = await flour()
    const items = [{ productId, quantity: 1, unitPrice: 1 }]
    const { id } = await make(purchaseOrder, { supplierId, items, status: 'ordered' })
    await expect(change(id, { status: 'received' })).rejects.toMatchObject({
      fields: [{ field: 'warehouseId' }],
    })
  })
})
