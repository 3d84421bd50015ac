import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { billOfMaterials } from '../../../workflows/entities/bill-of-materials.ts'
import { customer } from '../../../workflows/entities/customer.ts'
import { payment } from '../../../workflows/entities/payment.ts'
import { productionOrder } from '../../../workflows/entities/production-order.ts'
import { purchaseOrder } from '../../../workflows/entities/purchase-order.ts'
import { refund } from '../../../workflows/entities/refund.ts'
import { cancelOrder } from '../../../workflows/orders/cancel-order.ts'
import { placeOrder } from '../../../workflows/orders/place-order.ts'
import { settleOrderPayments } from '../../../workflows/payments/settle-order-payments.ts'
import { completeProduction } from '../../../workflows/production/complete-production.ts'
import { startProduction } from '../../../workflows/production/start-production.ts'
import { deleteRecord } from '../../../workflows/registry/delete-record.ts'
import type { AnyEntity, RecordOf } from '../../../workflows/registry/entity.ts'
import { allRecords } from '../../../workflows/shared/find-record.ts'
import { HOUR } from '../../support/durable-world.ts'
import { openOrderWorld, type OrderWorld, partsOf } from '../../support/order-world.ts'

let world: OrderWorld
beforeAll(async () => {
  world = await openOrderWorld({ payments: new Map() })
})
afterAll(() => world.close())

const settle = () => world.pass(HOUR)

async function completed(...args: Parameters<OrderWorld['place']>): Promise<string> {
  const id = await world.place(...args)
  await settle()
  expect((await world.orderOf(id)).status).toBe('completed')
  return id
}

const ofOrder = <E extends AnyEntity>(entity: E, orderId: string) =>
  world.read((r) =>
    allRecords(r, entity, { conditions: [{ field: 'orderId', operator: 'eq', value: orderId }] }),
  ) as Promise<RecordOf<E>[]>

/** A table of four legs: none of it in stock, and so many legs. */
async function table(legs: number) {
  const leg = await world.goods(legs, { name: 'Leg' })
  const productId = await world.goods(0, { name: 'Table', supply: 'made' })
  await world.make(billOfMaterials, { productId, items: [{ productId: leg, quantity: 4 }] })
  return { leg, productId }
}

async function pay(orderId: string, amount: number) {
  const { customerId, currency } = await world.orderOf(orderId)
  const paid = { orderId, customerId, currency, amount, status: 'captured' }
  await world.make(payment, paid)
  await world.write((r, deps, context) => settleOrderPayments(deps, r, context, orderId))
}

describe('cancelling an order', () => {
  test('frees its stock and voids its invoice, once (I7)', async () => {
    const productId = await world.goods(5)
    const id = await completed([{ productId, quantity: 2 }])
    const cancelled = await world.cancel(id, 'too late')
    expect(cancelled).toMatchObject({ status: 'cancelled', reason: 'too late' })
    expect(partsOf(cancelled)).toEqual([
      { quantity: 2, reserved: 0, short: 0, delivered: 0, cancelled: 2 },
    ])
    await expect(world.cancel(id)).rejects.toMatchObject({ code: 'conflict' })
    await settle()
    expect((await world.levelsOf(productId))[0]).toMatchObject({ onHand: 5, reserved: 0 })
    expect((await world.invoicesOf(id)).map(({ status }) => status)).toEqual(['void'])
    expect(await world.eventsOf(id, 'order.cancelled')).toHaveLength(1)
    await world.repeat('order.cancelled', id)
    await settle()
    expect((await world.levelsOf(productId))[0]).toMatchObject({ onHand: 5, reserved: 0 })
    // It was processed; that it is cancelled now is another matter.
    expect(await world.processingOf(id)).toMatchObject({ status: 'COMPLETED' })
  })

  test('before it is processed ends its record, without a dead letter', async () => {
    const productId = await world.goods(5)
    const id = await world.write(async (r, deps, context) => {
      const { customerId } = world
      const items = [{ productId, quantity: 1 }]
      const placed = await placeOrder(deps, r, context, { customerId, items })
      await cancelOrder(deps, r, context, placed.id, { reason: 'a mistake' })
      return placed.id
    })
    await settle()
    expect(await world.orderOf(id)).toMatchObject({ status: 'cancelled', reason: 'a mistake' })
    expect(await world.processingOf(id)).toMatchObject({
      status: 'FAILED',
      errorCode: 'cancelled',
      attempts: 0,
    })
    expect(await world.lettersOf(id)).toEqual([])
    expect(await world.invoicesOf(id)).toEqual([])
    expect((await world.levelsOf(productId))[0]).toMatchObject({ reserved: 0 })
  })

  test('before production: nothing is made or bought for it any more', async () => {
    const { productId, leg } = await table(4)
    const bought = await world.goods(0)
    const id = await completed([
      { productId, quantity: 2 },
      { productId: bought, quantity: 1 },
    ])
    expect(await ofOrder(productionOrder, id)).toMatchObject([{ status: 'planned' }])
    await world.cancel(id)
    await settle()
    const made = await ofOrder(productionOrder, id)
    expect(made.map(({ status }) => status)).toEqual(['cancelled'])
    const drafts = await ofOrder(purchaseOrder, id)
    expect(drafts.filter(({ status }) => status !== 'cancelled')).toEqual([])
    expect((await world.levelsOf(leg))[0]).toMatchObject({ onHand: 4, reserved: 0 })
  })

  test('during production: what was used up stays used, and what was made stays in stock', async () => {
    const { productId, leg } = await table(8)
    const id = await completed([{ productId, quantity: 2 }])
    const [made] = await ofOrder(productionOrder, id)
    const productionId = made?.id ?? ''
    await world.write((r, deps, context) => startProduction(deps, r, context, productionId))
    await world.write((r, deps, context) =>
      completeProduction(deps, r, context, productionId, { quantity: 1 }),
    )
    await world.cancel(id)
    await settle()
    expect((await ofOrder(productionOrder, id)).map(({ status }) => status)).toEqual(['cancelled'])
    expect((await world.levelsOf(leg))[0]).toMatchObject({ onHand: 4, reserved: 0 })
    expect((await world.levelsOf(productId))[0]).toMatchObject({ onHand: 1, reserved: 0 })
    expect(partsOf(await world.orderOf(id))).toEqual([
      { quantity: 2, reserved: 0, short: 0, delivered: 0, cancelled: 2 },
    ])
  })

  test('after production: what was made is free', async () => {
    const { productId } = await table(8)
    const id = await completed([{ productId, quantity: 2 }])
    const [made] = await ofOrder(productionOrder, id)
    await world.write((r, deps, context) =>
      completeProduction(deps, r, context, made?.id ?? '', {}),
    )
    expect(partsOf(await world.orderOf(id))).toMatchObject([{ reserved: 2, short: 0 }])
    await world.cancel(id)
    await settle()
    expect((await ofOrder(productionOrder, id)).map(({ status }) => status)).toEqual(['completed'])
    expect((await world.levelsOf(productId))[0]).toMatchObject({ onHand: 2, reserved: 0 })
  })

  test('after a part was delivered: that part stays, is invoiced, and paid; the rest goes back (I5, I7)', async () => {
    const productId = await world.goods(3)
    const id = await completed([{ productId, quantity: 3 }])
    await pay(id, 3 * 112_00)
    const itemId = (await world.orderOf(id)).items[0]?.id ?? ''
    await world.fulfill(id, { lines: [{ itemId, quantity: 1 }] })
    await settle()
    const cancelled = await world.cancel(id)
    expect(cancelled).toMatchObject({ status: 'cancelled', total: 112_00 })
    expect(partsOf(cancelled)).toEqual([
      { quantity: 3, reserved: 0, short: 0, delivered: 1, cancelled: 2 },
    ])
    await settle()
    expect((await world.levelsOf(productId))[0]).toMatchObject({ onHand: 2, reserved: 0 })
    const invoices = await world.invoicesOf(id)
    expect(invoices.map(({ status, total }) => `${status} ${total}`).toSorted()).toEqual([
      `paid ${112_00}`,
      `void ${3 * 112_00}`,
    ])
    expect((await ofOrder(refund, id)).map(({ amount }) => amount)).toEqual([2 * 112_00])
  })

  test('is refused when everything is delivered, or when it failed', async () => {
    const productId = await world.goods(1)
    const id = await completed([{ productId, quantity: 1 }])
    await world.fulfill(id)
    await settle()
    await expect(world.cancel(id)).rejects.toMatchObject({ code: 'conflict' })
    expect(await world.orderOf(id)).toMatchObject({ status: 'completed' })
  })

  test('and shipping it, goes on when its customer was deleted meanwhile', async () => {
    const productId = await world.goods(3)
    const id = await completed([{ productId, quantity: 3 }])
    const { customerId, items } = await world.orderOf(id)
    await world.write((r, deps, context) => deleteRecord(deps, r, context, customer, customerId))
    await world.fulfill(id, { lines: [{ itemId: items[0]?.id ?? '', quantity: 1 }] })
    await settle()
    expect(partsOf(await world.orderOf(id))).toMatchObject([{ reserved: 2, delivered: 1 }])
    expect(await world.cancel(id)).toMatchObject({ status: 'cancelled', total: 112_00 })
    const invoices = await world.invoicesOf(id)
    expect(invoices.map(({ status, total }) => `${status} ${total}`).toSorted()).toEqual([
      `issued ${112_00}`,
      `void ${3 * 112_00}`,
    ])
  })
})
