import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { customer } from '../../../workflows/entities/customer.ts'
import { placeOrder } from '../../../workflows/orders/place-order.ts'
import { cancelSaga } from '../../../workflows/sagas/cancel-saga.ts'
import { HOUR } from '../../support/durable-world.ts'
import { newId } from '../../support/ids.ts'
import { openOrderWorld, type OrderWorld, partsOf } from '../../support/order-world.ts'

let world: OrderWorld
/** So many times something outside our rules goes wrong. */
let failures = 0
beforeAll(async () => {
  world = await openOrderWorld({
    newId: () => {
      if (failures > 0) {
        failures -= 1
        throw new Error('the disk of db-7 is full')
      }
      return newId()
    },
  })
})
afterAll(() => world.close())

const settle = () => world.pass(HOUR)

/** A customer who may owe nothing: their orders keep failing. */
const poorCustomer = () => world.make(customer, { name: 'Poor', creditLimit: 0 })

describe('an order from outside', () => {
  test('is pending at first, with a number and a record of the processor (O1, O2)', async () => {
    const productId = await world.goods(0)
    const id = await world.place([{ productId, quantity: 1 }])
    const { status, number, origin, total } = await world.orderOf(id)
    expect({ status, origin, total }).toEqual({ status: 'pending', origin: 'api', total: 112_00 })
    expect(number).toMatch(/^ORD-\d{6}$/)
    expect(await world.processingOf(id)).toMatchObject({ status: 'PENDING', attempts: 0 })
    expect(await world.eventsOf(id, 'order.created')).toHaveLength(1)
    await settle()
  })

  test('is claimed, invoiced, reserved and answered (O2)', async () => {
    const productId = await world.goods(5)
    const id = await world.place([{ productId, quantity: 2 }])
    await settle()
    const found = await world.orderOf(id)
    expect(found.status).toBe('completed')
    expect(partsOf(found)).toEqual([
      { quantity: 2, reserved: 2, short: 0, delivered: 0, cancelled: 0 },
    ])
    expect(await world.processingOf(id)).toMatchObject({
      status: 'COMPLETED',
      attempts: 1,
      errorCode: null,
    })
    expect((await world.invoicesOf(id)).map(({ total }) => total)).toEqual([found.total])
    expect((await world.eventsOf(id, 'order.processed')).map(({ data }) => data)).toEqual([
      { orderId: id, status: 'completed', errorCode: null, errorMessage: null },
    ])
  })

  test('that is short is completed too: what is missing is on its way (I4)', async () => {
    const productId = await world.goods(3)
    const id = await world.place([
      { productId, quantity: 2 },
      { productId, quantity: 4 },
    ])
    await settle()
    const found = await world.orderOf(id)
    expect(found.status).toBe('completed')
    for (const { quantity, reserved, short } of partsOf(found)) {
      expect(reserved + short).toBe(quantity)
    }
    expect(partsOf(found).reduce((sum, { reserved }) => sum + reserved, 0)).toBe(3)
  })

  test('is processed once, however often its event comes (O2)', async () => {
    const productId = await world.goods(5)
    const id = await world.place([{ productId, quantity: 1 }])
    await settle()
    const before = await world.orderOf(id)
    await world.repeat('order.created', id)
    await settle()
    expect(await world.orderOf(id)).toEqual(before)
    expect(await world.processingOf(id)).toMatchObject({ attempts: 1 })
    expect(await world.invoicesOf(id)).toHaveLength(1)
    expect(await world.eventsOf(id, 'order.processed')).toHaveLength(1)
  })

  test('that cannot be there by the promised day fails, and leaves nothing behind (O6)', async () => {
    const productId = await world.goods(0, { leadTimeDays: 30 })
    const id = await world.place([{ productId, quantity: 1 }], { deliverBy: '2026-11-03' })
    await settle()
    const { status, reason, items } = await world.orderOf(id)
    expect(status).toBe('failed')
    expect(reason).toContain('2026-11-03')
    expect(items[0]).toMatchObject({ reserved: 0, toProduce: 0, toPurchase: 0 })
    expect((await world.invoicesOf(id)).map((each) => each.status)).toEqual(['void'])
  })
})

describe('an order that keeps failing', () => {
  test('becomes a dead letter with its reason (O3)', async () => {
    const productId = await world.goods(5)
    const customerId = await poorCustomer()
    const id = await world.place([{ productId, quantity: 1 }], { customerId })
    await settle()
    expect(await world.orderOf(id)).toMatchObject({ status: 'failed' })
    expect(await world.processingOf(id)).toMatchObject({
      status: 'FAILED',
      errorCode: 'conflict',
      attempts: 1,
    })
    const [letter, ...others] = await world.lettersOf(id)
    expect(others).toEqual([])
    expect(letter).toMatchObject({
      consumer: 'process-order',
      subject: id,
      sagaId: id,
      eventType: 'order.created',
      payload: { orderId: id },
      errorCode: 'conflict',
      status: 'open',
    })
    expect(letter?.reason).toContain('credit limit')
    expect((await world.levelsOf(productId))[0]).toMatchObject({ reserved: 0, available: 5 })
    const [answer] = await world.eventsOf(id, 'order.processed')
    expect(answer?.data).toMatchObject({ status: 'failed', errorMessage: letter?.reason })
  })

  test('is processed again when its dead letter is, and then once only (I21)', async () => {
    const productId = await world.goods(5)
    const customerId = await poorCustomer()
    const id = await world.place([{ productId, quantity: 1 }], { customerId })
    await settle()
    const [letter] = await world.lettersOf(id)
    if (!letter) throw new Error('no dead letter')
    // A repeat of the event is no reason to try again.
    await world.repeat('order.created', id)
    await settle()
    expect(await world.orderOf(id)).toMatchObject({ status: 'failed' })

    await world.change(customer, customerId, { creditLimit: null })
    expect(await world.replay(letter.id)).toMatchObject({ status: 'replayed' })
    await expect(world.replay(letter.id)).rejects.toMatchObject({ code: 'conflict' })
    await settle()
    expect(await world.orderOf(id)).toMatchObject({ status: 'completed', reason: null })
    expect(await world.processingOf(id)).toMatchObject({ status: 'COMPLETED', attempts: 2 })
    expect(await world.lettersOf(id)).toHaveLength(1)
  })

  test('that fails again makes a dead letter of its own', async () => {
    const productId = await world.goods(5)
    const customerId = await poorCustomer()
    const id = await world.place([{ productId, quantity: 1 }], { customerId })
    await settle()
    const [first] = await world.lettersOf(id)
    await world.replay(first?.id ?? '')
    await settle()
    expect(await world.orderOf(id)).toMatchObject({ status: 'failed' })
    const letters = await world.lettersOf(id)
    expect(letters.map(({ status }) => status).toSorted()).toEqual(['open', 'replayed'])
    // A repeat of the replay starts nothing either.
    await world.repeat('order.processing_requested', id)
    await settle()
    expect(await world.lettersOf(id)).toHaveLength(2)
  })
})

describe('an order whose processing breaks', () => {
  /** Breaks the first so many tries of the first step that makes a record: the invoice. */
  const placeBroken = (tries: number) =>
    world.write(async (r, deps, context) => {
      const items = [{ title: 'Advice', quantity: 1, unitPrice: 100_00 }]
      const { id } = await placeOrder(deps, r, context, { customerId: world.customerId, items })
      failures = tries
      return id
    })
  const triesOf = async (id: string) =>
    (await world.read((r) => r.sagaReader.stepsOf(id))).find(
      ({ step }) => step === 'issue the invoice',
    )?.tries

  test('is tried again, later and later, until it works (O5)', async () => {
    const id = await placeBroken(3)
    await world.pass(4 * HOUR, 200)
    expect(await world.orderOf(id)).toMatchObject({ status: 'completed' })
    expect(await world.processingOf(id)).toMatchObject({ status: 'COMPLETED', attempts: 1 })
    expect(await triesOf(id)).toBe(4)
    expect(await world.invoicesOf(id)).toHaveLength(1)
  })

  test('six times becomes a dead letter, which keeps what is not to be shown (O3, I32)', async () => {
    const id = await placeBroken(6)
    await world.pass(12 * HOUR, 300)
    expect(await world.orderOf(id)).toMatchObject({ status: 'failed' })
    const [letter] = await world.lettersOf(id)
    expect(letter).toMatchObject({ errorCode: 'internal', attempts: 6 })
    expect(letter?.runId).toBeTruthy()
    expect(JSON.stringify(letter)).not.toContain('db-7')
    await world.replay(letter?.id ?? '')
    await settle()
    expect(await world.orderOf(id)).toMatchObject({ status: 'completed' })
  })

  test('and is stopped by a person ends as a dead letter too, and can be run again', async () => {
    const id = await placeBroken(1)
    // It waits for its second try.
    await world.pass(1, 1)
    await world.write((r, _, context) => cancelSaga(r, context, id, { reason: 'not today' }))
    await world.pass(2 * HOUR, 50)
    expect(await world.orderOf(id)).toMatchObject({ status: 'failed' })
    const [letter] = await world.lettersOf(id)
    expect(letter).toMatchObject({ errorCode: 'cancelled' })
    expect(letter?.reason).toContain('not today')
    await world.replay(letter?.id ?? '')
    await settle()
    expect(await world.orderOf(id)).toMatchObject({ status: 'completed' })
    expect(await world.invoicesOf(id)).toHaveLength(1)
  })
})
