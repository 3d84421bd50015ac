import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../../../db/open-database.ts'
import { type ApiWorld, openApiWorld } from '../../../support/api-world.ts'
import { openTestDatabase } from '../../../support/database.ts'
import { newId } from '../../../support/ids.ts'

let database: Database
let world: ApiWorld
let [warehouseId, supplierId, flour, cake]: string[] = []

beforeAll(async () => {
  database = await openTestDatabase()
  world = await openApiWorld(database)
  world.addCaller('planner', ['production-orders:create'])
  world.addCaller('reader', ['production-orders:read'])
  warehouseId = await made('/warehouses', { code: 'ALA', name: 'Almaty' })
  supplierId = await made('/suppliers', { name: 'The mill' })
  flour = await made('/products', { sku: 'FLOUR', name: 'Flour', price: 1, cost: 40, supplierId })
  cake = await made('/products', { sku: 'CAKE', name: 'Cake', price: 100, supply: 'made' })
  const items = [{ productId: flour, quantity: 0.5, scrapPercent: 10 }]
  await made('/bills-of-materials', { productId: cake, outputQuantity: 2, items })
})
afterAll(() => database.close())

async function made(path: string, body: object): Promise<string> {
  const answer = await world.ask('POST', path, { body })
  expect(answer.status, answer.text).toBe(201)
  return answer.body.id
}
const receive = (productId: string, quantity: number) =>
  world.ask('POST', '/stock/moves', { body: { warehouseId, productId, kind: 'receipt', quantity } })
const produce = (body: object, headers: Record<string, string> = {}) =>
  world.ask('POST', '/production-orders', { body: { productId: cake, ...body }, headers })
const on = (id: string, verb: string, body?: object, headers: Record<string, string> = {}) =>
  world.ask('POST', `/production-orders/${id}/${verb}`, { body, headers })
const levels = async (productId: string) =>
  (await world.ask('GET', `/stock/levels?productId=${productId}`)).body.items

describe('production for stock', () => {
  test('is made, begun and completed in parts; what is bought for it stands on its own draft', async () => {
    await receive(flour ?? '', 2)
    const order = await produce({ quantity: 10, priority: 'high', notes: 'For Nauryz' })
    expect(order).toMatchObject({
      status: 201,
      body: {
        productId: cake,
        quantity: 10,
        status: 'planned',
        priority: 'high',
        notes: 'For Nauryz',
        orderId: null,
        warehouseId,
        items: [{ productId: flour, quantity: 2.75, reserved: 2, toPurchase: 0.75 }],
      },
    })
    const { id } = order.body
    expect(order.headers.get('location')).toBe(`/api/v1/production-orders/${id}`)
    const drafts = await world.ask('GET', `/purchase-orders?productionOrderId=${id}`)
    expect(drafts.body.items).toMatchObject([
      { origin: 'production', status: 'draft', supplierId, items: [{ quantity: 0.75 }] },
    ])

    expect((await on(id, 'start')).body).toMatchObject({ status: 'in_progress' })
    const part = await on(id, 'complete', { quantity: 4 })
    expect(part.body).toMatchObject({ status: 'in_progress', producedQuantity: 4 })
    const rest = await on(id, 'complete')
    expect(rest).toMatchObject({
      status: 409,
      body: { detail: 'Components are not there yet: 0.75 of FLOUR' },
    })
    expect(await levels(cake ?? '')).toMatchObject([{ onHand: 4, reserved: 0 }])

    const cancelled = await on(id, 'cancel', { reason: 'No flour' })
    expect(cancelled.body).toMatchObject({ status: 'cancelled', reason: 'No flour' })
    expect(await levels(flour ?? '')).toMatchObject([{ onHand: 0.9, reserved: 0 }])
    const after = await world.ask('GET', `/purchase-orders?productionOrderId=${id}`)
    expect(after.body.items).toMatchObject([{ status: 'cancelled' }])
  })

  test('is completed once under one Idempotency-Key (I27)', async () => {
    await receive(flour ?? '', 10)
    const key = { 'Idempotency-Key': newId() }
    const { id } = (await produce({ quantity: 6 }, key)).body
    expect((await produce({ quantity: 6 }, key)).body.id).toBe(id)
    const before = (await levels(cake ?? ''))[0]?.['onHand'] as number
    const again = { 'Idempotency-Key': newId() }
    const first = await on(id, 'complete', { quantity: 2 }, again)
    const second = await on(id, 'complete', { quantity: 2 }, again)
    expect(second.text).toBe(first.text)
    expect(await levels(cake ?? '')).toMatchObject([{ onHand: before + 2 }])
  })

  test('names what cannot be made so', async () => {
    const wrong = await produce({ productId: flour, quantity: 1, warehouseId: newId() })
    expect(wrong).toMatchObject({
      status: 400,
      body: {
        errors: [
          { field: 'productId', rule: 'is bought, not made' },
          { field: 'warehouseId', rule: 'must be the id of a warehouse that exists' },
        ],
      },
    })
    expect((await produce({ productId: newId(), quantity: 1 })).status).toBe(400)
    expect((await produce({ quantity: 0 })).status).toBe(400)
    expect((await produce({ quantity: 1.0001 })).status).toBe(400)
    expect((await produce({ quantity: 1, dueOn: 'soon' })).status).toBe(400)
  })

  test('asks for a permission of its own for each', async () => {
    const ask = (as: string, path: string, body?: object) =>
      world.ask('POST', `/production-orders${path}`, { as, body })
    const input = { productId: cake, quantity: 1 }
    expect((await ask('reader', '', input)).status).toBe(403)
    const planned = await ask('planner', '', input)
    expect(planned.status).toBe(201)
    for (const verb of ['start', 'complete', 'cancel']) {
      expect((await ask('planner', `/${planned.body.id}/${verb}`, {})).status).toBe(403)
    }
    expect((await on(newId(), 'start')).status).toBe(404)
  })
})
