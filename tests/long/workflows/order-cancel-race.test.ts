import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deal } from '../../../workflows/entities/deal.ts'
import { order } from '../../../workflows/entities/order.ts'
import { processOrderSaga } from '../../../workflows/orders/process-order-saga.ts'
import type { EntityRecord } from '../../../workflows/registry/entity.ts'
import { dealWonSaga } from '../../../workflows/sales/deal-won-saga.ts'
import { winDeal } from '../../../workflows/sales/win-deal.ts'
import { allRecords } from '../../../workflows/shared/find-record.ts'
import { runSaga } from '../../../workflows/shared/run-saga.ts'
import type { SagaDefinition } from '../../../workflows/shared/saga.ts'
import type { StepTools } from '../../../workflows/shared/step-tools.ts'
import { openOrderWorld, type OrderWorld, partsOf } from '../../support/order-world.ts'

let world: OrderWorld
beforeAll(async () => {
  world = await openOrderWorld({ payments: new Map() }, { byHand: true })
})
afterAll(() => world.close())

/** Runs a saga, and does something just before one of its steps begins. @returns the steps it took */
async function runUntil<Input extends Record<string, unknown>>(
  definition: SagaDefinition<Input>,
  input: Input,
  before: { step: string; work: () => Promise<unknown> },
): Promise<string[]> {
  const steps: string[] = []
  const step: StepTools = {
    run: async (name, work) => {
      steps.push(name)
      if (name === before.step) await before.work()
      return JSON.parse(JSON.stringify((await work()) ?? null))
    },
    sleep: async () => {},
    waitForEvent: async () => null,
  }
  const { deps, scope } = world
  const context = { ...scope, actor: { type: 'system' as const, id: 'potok' }, source: 'test' }
  await runSaga({ definition, deps, context, input, runId: 'run', step }).catch(() => null)
  return steps
}

const sagaOf = (id: string) => world.read((r) => r.sagaReader.find(id))
const BOOKING = ['issue the invoice', 'reserve the stock', 'plan what is short'] as const

describe('an order that is cancelled while it is processed', () => {
  test.each(['begin', 'claim the order', 'check the credit limit', ...BOOKING, 'answer'])(
    'before the step "%s" is cancelled, and nothing of it is left (I11)',
    async (step) => {
      const productId = await world.goods(1)
      const orderId = await world.place([{ productId, quantity: 3 }])
      const work = () => world.cancel(orderId)
      expect(await runUntil(processOrderSaga, { orderId }, { step, work })).toContain(step)

      const found = await world.orderOf(orderId)
      expect(found).toMatchObject({ status: 'cancelled', reason: 'changed my mind' })
      expect(partsOf(found)).toEqual([
        { quantity: 3, reserved: 0, short: 0, delivered: 0, cancelled: 3 },
      ])
      expect(await sagaOf(orderId)).toMatchObject({ status: 'compensated' })
      expect(await world.processingOf(orderId)).toMatchObject({
        status: 'FAILED',
        errorCode: 'cancelled',
      })
      expect(await world.lettersOf(orderId)).toEqual([])
      const invoices = await world.invoicesOf(orderId)
      expect(invoices.filter(({ status }) => status !== 'void')).toEqual([])
      expect((await world.levelsOf(productId))[0]).toMatchObject({ onHand: 1, reserved: 0 })
      expect(await world.eventsOf(orderId, 'order.cancelled')).toHaveLength(1)
      expect((await world.eventsOf(orderId, 'order.processed')).map(({ data }) => data)).toEqual([
        expect.objectContaining({ status: 'failed', errorCode: 'cancelled' }),
      ])
    },
  )

  test('after its last step stays processed, and is cancelled', async () => {
    const productId = await world.goods(1)
    const orderId = await world.place([{ productId, quantity: 3 }])
    const work = () => world.cancel(orderId)
    await runUntil(processOrderSaga, { orderId }, { step: 'end', work })
    await world.orderOf(orderId).then(async ({ status }) => {
      // `end` is not a step of its own where the last one ends the saga.
      if (status !== 'cancelled') await work()
    })
    expect(await world.orderOf(orderId)).toMatchObject({ status: 'cancelled' })
    expect(await sagaOf(orderId)).toMatchObject({ status: 'completed' })
    expect(await world.processingOf(orderId)).toMatchObject({ status: 'COMPLETED' })
  })
})

describe('an order of a deal that is cancelled while its saga runs', () => {
  async function wonDeal(): Promise<EntityRecord> {
    const productId = await world.goods(1)
    const items = [{ productId, quantity: 3, unitPrice: 100_00 }]
    const { customerId } = world
    const id = await world.make(deal, { title: 'Cakes', customerId, stage: 'NEGOTIATION', items })
    return world.write((r, deps, context) => winDeal(deps, r, context, id))
  }
  const ordersOf = (dealId: string) =>
    world.read((r) =>
      allRecords(r, order, { conditions: [{ field: 'dealId', operator: 'eq', value: dealId }] }),
    )

  test.each([...BOOKING, 'commit'])('before the step "%s" sends the deal back', async (step) => {
    const { id: dealId } = await wonDeal()
    const work = async () => {
      const [made] = await ordersOf(dealId)
      await world.cancel(made?.id ?? '')
    }
    await runUntil(dealWonSaga, { dealId }, { step, work })
    const [made, ...others] = await ordersOf(dealId)
    expect(others).toEqual([])
    expect(made).toMatchObject({ status: 'cancelled', reason: 'changed my mind' })
    const found = await world.read((r) => r.records.find(deal, dealId))
    expect(found?.['stage']).toBe('NEGOTIATION')
    expect(await sagaOf(dealId)).toMatchObject({ status: 'compensated' })
    const productId = made?.items[0]?.productId ?? ''
    expect((await world.levelsOf(productId))[0]).toMatchObject({ onHand: 1, reserved: 0 })
  })

  test('once it is committed leaves the deal won', async () => {
    const { id: dealId } = await wonDeal()
    await runUntil(dealWonSaga, { dealId }, { step: '', work: async () => {} })
    const [made] = await ordersOf(dealId)
    expect(made).toMatchObject({ status: 'completed' })
    await world.cancel(made?.id ?? '')
    const found = await world.read((r) => r.records.find(deal, dealId))
    expect(found?.['stage']).toBe('WON')
    expect(await sagaOf(dealId)).toMatchObject({ status: 'completed' })
  })
})
