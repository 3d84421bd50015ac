import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deal } from '../../../workflows/entities/deal.ts'
import { invoice } from '../../../workflows/entities/invoice.ts'
import { product } from '../../../workflows/entities/product.ts'
import { changeRecord } from '../../../workflows/registry/change-record.ts'
import { allRecords } from '../../../workflows/shared/find-record.ts'
import { type DealWorld, openDealWorld } from '../../support/deal-world.ts'
import { HOUR } from '../../support/durable-world.ts'

let world: DealWorld
beforeAll(async () => {
  world = await openDealWorld()
})
afterAll(() => world.close())

const setThreshold = (dealThreshold: number | null) =>
  world.setSettings((values) => ({
    ...values,
    approvals: { ...values.approvals, dealThreshold },
  }))
const statusesOf = async (ids: readonly string[]) =>
  (await Promise.all(ids.map((id) => world.sagaOf(id)))).map((saga) => saga?.status)
/** A deal of 1,000.00 tenge. */
const openDeals = (count: number, more: object) =>
  Promise.all(Array.from({ length: count }, async () => (await world.openDeal(more)).id))

describe('the credit limit', () => {
  test('stops what would exceed it, and says both amounts', async () => {
    const { id: customerId } = await world.addCustomer({ creditLimit: 150_000 })
    const [first = '', second = ''] = await openDeals(2, { customerId })
    for (const id of [first, second]) {
      await world.win(id)
      await world.pass(HOUR)
    }
    expect(await statusesOf([first, second])).toEqual(['completed', 'compensated'])
    expect(await world.dealOf(second)).toMatchObject({
      stage: 'NEGOTIATION',
      sentBackReason:
        'The credit limit of Aigerim is ₸1,500.00: ₸1,000.00 is owed already, and this would add ₸1,000.00',
    })
    expect(await world.ordersOf(second)).toEqual([])
    expect(world.toldTo(world.seller.chatId).at(-1)?.text).toMatch(/Причина: The credit limit/)
  })

  test('is not exceeded by deals that are won at once', async () => {
    const { id: customerId } = await world.addCustomer({ creditLimit: 350_000 })
    const ids = await openDeals(6, { customerId })
    await Promise.all(ids.map((id) => world.win(id)))
    await world.pass(HOUR)
    const statuses = await statusesOf(ids)
    expect(statuses.filter((status) => status === 'completed')).toHaveLength(3)
    expect(statuses.filter((status) => status === 'compensated')).toHaveLength(3)
    const invoices = await world.read((r) =>
      allRecords(r, invoice, {
        conditions: [
          { field: 'customerId', operator: 'eq', value: customerId },
          { field: 'status', operator: 'ne', value: 'void' },
        ],
      }),
    )
    expect(invoices.reduce((sum, { total }) => sum + total, 0)).toBe(300_000)
  })

  test('counts what still waits for an approval, and no more once that is declined', async () => {
    const boris = await world.addMember('Boris', 'admin')
    await setThreshold(50_000)
    const { id: customerId } = await world.addCustomer({ creditLimit: 150_000 })
    const [waiting = '', small = ''] = [
      (await world.openDeal({ customerId })).id,
      (
        await world.openDeal({
          customerId,
          items: [{ title: 'A bun', quantity: 1, unitPrice: 49_999 }],
        })
      ).id,
    ]
    const [third = ''] = await openDeals(1, { customerId })
    await world.win(waiting)
    await world.pass(HOUR)
    await world.win(small)
    await world.win(third)
    await world.pass(HOUR)
    expect(await statusesOf([waiting, small, third])).toEqual([
      'running',
      'completed',
      'compensated',
    ])
    const { id } = await world.approvalOf(waiting)
    await world.decide(boris, id, { decision: 'declined' })
    await world.pass(HOUR)
    await setThreshold(null)
    await world.win(third)
    await world.pass(HOUR)
    expect(await statusesOf([waiting, third])).toEqual(['compensated', 'completed'])
  })
})

describe('a deal whose order cannot be made', () => {
  test('goes back when it cannot be delivered as promised: nothing is left (I10)', async () => {
    const { id: customerId } = await world.addCustomer()
    const { id: productId } = await world.make(product, {
      sku: 'TABLE',
      name: 'A table',
      price: 100_000,
      supply: 'made',
      leadTimeDays: 30,
    })
    const { id } = await world.openDeal({
      customerId,
      deliverBy: '2026-11-05',
      items: [{ productId, quantity: 1, unitPrice: 100_000 }],
    })
    await world.win(id)
    await world.pass(HOUR)
    const [order] = await world.ordersOf(id)
    expect(order).toMatchObject({ status: 'cancelled' })
    expect(await world.invoicesOf(order?.id ?? '')).toMatchObject([{ status: 'void' }])
    expect(await world.dealOf(id)).toMatchObject({
      stage: 'NEGOTIATION',
      sentBackReason: `The order ${order?.number} is promised by 2026-11-05, but cannot be there before 2026-12-02`,
    })

    // Promised for later, it is won after all: the next order of the same deal and saga.
    const { version } = await world.dealOf(id)
    const later = { version, deliverBy: '2027-01-31' }
    await world.write((r, deps, context) => changeRecord(deps, r, context, deal, id, later))
    await world.win(id)
    await world.pass(HOUR)
    const orders = await world.ordersOf(id)
    expect(orders.map(({ status }) => status).toSorted()).toEqual(['cancelled', 'completed'])
    expect(await world.sagaOf(id)).toMatchObject({ status: 'completed', attempt: 2 })
  })

  test('goes back when its customer is not active any more', async () => {
    const { id: customerId } = await world.addCustomer({ active: false })
    const { id } = await world.openDeal({ customerId, stage: 'PROPOSAL' })
    // PATCH asks for nothing but a customer.
    await world.write(async (r, deps, context) => {
      await changeRecord(deps, r, context, deal, id, { version: 1, stage: 'WON' })
    })
    await world.pass(HOUR)
    expect(await statusesOf([id])).toEqual(['compensated'])
    expect(await world.dealOf(id)).toMatchObject({
      stage: 'NEGOTIATION',
      sentBackReason: 'The customer Aigerim is not active',
    })
  })
})
