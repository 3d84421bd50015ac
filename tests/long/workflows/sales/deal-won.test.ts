import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DealWorld, openDealWorld } from '../../../support/deal-world.ts'
import { DAY, HOUR } from '../../../support/durable-world.ts'

let world: DealWorld
let customerId: string
beforeAll(async () => {
  world = await openDealWorld()
  customerId = (await world.addCustomer()).id
})
afterAll(() => world.close())

describe('a won deal', () => {
  test('becomes one order and one invoice of its amount (I3, I5)', async () => {
    const { id } = await world.openDeal({
      customerId,
      items: [{ title: 'A cake', quantity: 3, unitPrice: 1005, discountPercent: 10, taxRate: 12 }],
    })
    const won = await world.win(id)
    await world.pass(HOUR)
    expect(await world.sagaOf(id)).toMatchObject({ status: 'completed', name: 'deal-won' })
    const orders = await world.ordersOf(id)
    expect(orders).toMatchObject([
      { origin: 'deal', status: 'completed', customerId, total: 3040, currency: 'KZT' },
    ])
    expect(won['value']).toBe(3040)
    expect(await world.invoicesOf(orders[0]?.id ?? '')).toMatchObject([
      { status: 'issued', total: 3040 },
    ])
    expect(await world.dealOf(id)).toMatchObject({ stage: 'WON', sentBackReason: null })
    expect(world.errors).toEqual([])
  })

  test('changes nothing when deal.won comes again, also after 24 hours (I3)', async () => {
    const { id } = await world.openDeal({ customerId })
    await world.win(id)
    await world.repeat('deal.won', id)
    await world.pass(25 * HOUR)
    await world.repeat('deal.won', id)
    await world.pass(HOUR)
    const orders = await world.ordersOf(id)
    expect(orders).toHaveLength(1)
    expect(await world.invoicesOf(orders[0]?.id ?? '')).toHaveLength(1)
    expect(await world.sagaOf(id)).toMatchObject({ status: 'completed', attempt: 1 })
  })

  test('that nobody has to approve asks nobody', async () => {
    const { id } = await world.openDeal({ customerId })
    await world.win(id)
    await world.pass(DAY)
    await expect(world.approvalOf(id)).rejects.toThrow('nothing was asked')
  })
})
