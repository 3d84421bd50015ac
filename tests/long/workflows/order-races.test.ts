import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '../../../db/open-database.ts'
import { type Answer, everyRecord } from '../../../scripts/ask-api.ts'
import { hasPostgres, type PostgresServer, startPostgres } from '../../support/postgres.ts'
import {
  closeSale,
  openSalesCompany,
  prepareSale,
  type Sale,
  type SalesCompany,
} from '../../support/sales-company.ts'
import { readSalesState } from '../../support/sales-state.ts'
import { openWholeWorld, type WholeWorld } from '../../support/whole-world.ts'

const DAY_AND_AN_HOUR = 25 * 3_600_000

describe.skipIf(!hasPostgres())('the whole of a sale on a real PostgreSQL', () => {
  let server: PostgresServer
  let world: WholeWorld
  let company: SalesCompany
  let ahead = 0
  let labels = 0

  const every = (path: string) => everyRecord(world.ask, path)
  const prepare = (options: { plenty?: boolean; outside?: boolean } = {}) =>
    prepareSale(world.ask, company, { ...options, label: `R${(labels += 1)}` })
  const post = (path: string, body: unknown = {}) => world.send('POST', path, body)
  const times = <T>(count: number, work: (index: number) => Promise<T>) =>
    Promise.all(Array.from({ length: count }, (_, index) => work(index)))
  const countsOf = (answers: readonly Response[]) =>
    Object.fromEntries(
      [...Map.groupBy(answers, ({ status }) => status)].map(([code, list]) => [code, list.length]),
    )
  const stateOf = async (sale: Sale) => (await readSalesState(world.ask, sale)).state
  const orderOf = async (sale: Sale): Promise<Answer> => {
    const [order] = await every(`/orders?dealId=${sale.dealId}`)
    if (!order) throw new Error('there is no order')
    return order
  }

  beforeAll(async () => {
    server = await startPostgres()
    world = await openWholeWorld(await openDatabase({ url: await server.createDatabase() }), {
      clock: { now: () => Date.now() + ahead },
    })
    company = await openSalesCompany(world.ask)
  }, 60_000)
  afterAll(async () => {
    await world.close()
    await server.stop()
  })

  test('of 100 who win one deal at the same time one does: one saga, one order, one invoice, one production order for each short line (I3)', async () => {
    const sale = await prepare()
    const answers = await times(100, () => post(`/deals/${sale.dealId}/win`))
    expect(countsOf(answers)).toEqual({ 200: 1, 409: 99 })
    await world.quiet()

    expect(await every(`/sagas?subject=${sale.dealId}`)).toMatchObject([{ status: 'completed' }])
    const orders = await every(`/orders?dealId=${sale.dealId}`)
    expect(orders).toHaveLength(1)
    expect(await every(`/invoices?orderId=${orders[0]?.id}`)).toHaveLength(1)
    const made = await every(`/production-orders?orderId=${orders[0]?.id}`)
    const perLine = Map.groupBy(
      made.filter(({ orderItemId }) => orderItemId !== null),
      ({ orderItemId }) => orderItemId,
    )
    expect([...perLine.values()].map((list) => list.length)).toEqual([1, 1])
  }, 120_000)

  test('deal.won again, thirty times at once and a day later, changes nothing (I3)', async () => {
    const sale = await prepare()
    await closeSale(world.ask, sale)
    await world.repeat('deal.won', String(sale.dealId), 30)
    await world.quiet()
    const state = await stateOf(sale)
    expect(state).toMatchObject({ saga: { status: 'completed', attempt: 1 } })
    expect(state.orders).toHaveLength(1)
    expect(state.invoices).toHaveLength(1)

    ahead += DAY_AND_AN_HOUR
    await world.repeat('deal.won', String(sale.dealId), 3)
    await world.quiet()
    expect(await stateOf(sale)).toEqual(state)
  }, 120_000)

  test('thirty sales at once want the same stock: it adds up, and so do lines and invoices (I1, I4, I5, I6)', async () => {
    const { products, ...sale } = await prepare()
    const { results } = await world.ask('POST', '/deals/bulk', {
      operations: Array.from({ length: 30 }, (_, index) => ({
        create: {
          title: `Deal ${index}`,
          stage: 'PROPOSAL',
          customerId: sale.customerId,
          items: sale.lines,
        },
      })),
    })
    expect(countsOf(await times(30, (index) => post(`/deals/${results[index]?.id}/win`)))).toEqual({
      200: 30,
    })
    await world.quiet()

    const orders = (
      await Promise.all(results.map(({ id }) => every(`/orders?dealId=${id}`)))
    ).flat()
    expect(orders).toHaveLength(30)
    const invoices = await every('/invoices?sort=sequence')
    expect(invoices.map(({ sequence }) => sequence)).toEqual(invoices.map((_, index) => index + 1))
    let reserved = 0
    for (const order of orders) {
      const [invoice, ...more] = invoices.filter(({ orderId }) => orderId === order.id)
      expect(more).toEqual([])
      const lines = order.items.map(({ net, tax }) => Number(net) + Number(tax))
      expect(order['total']).toBe(lines.reduce((sum, each) => sum + each, 0))
      expect(invoice?.['total']).toBe(order['total'])
      for (const item of order.items.filter(({ productId }) => productId !== null)) {
        const [has, toProduce, toPurchase] = ['reserved', 'toProduce', 'toPurchase'].map((field) =>
          Number(item[field]),
        ) as [number, number, number]
        expect(has + toProduce + toPurchase).toBe(item['quantity'])
        if (item['productId'] === products.chair) reserved += has
      }
    }
    // Of the ten chairs.
    expect(reserved).toBe(10)
    expect(await every(`/stock/levels?productId=${products.chair}`)).toMatchObject([
      { onHand: 10, reserved: 10, available: 0 },
    ])
  }, 180_000)

  test('a cancellation that races with the commit leaves one end, and nothing behind (I7, I11)', async () => {
    const ends: string[] = []
    for (let round = 0; round < 12; round += 1) {
      const sale = await prepare()
      await closeSale(world.ask, sale)
      // From before the order is there to after its saga is over.
      await new Promise((resolve) => setTimeout(resolve, round * 25))
      const answers = await times(4, async (index) => {
        if (index > 1) return post(`/sagas/${sale.dealId}/cancel`, { reason: 'Second thoughts' })
        const [order] = await every(`/orders?dealId=${sale.dealId}`)
        return order ? post(`/orders/${order.id}/cancel`, { reason: 'Second thoughts' }) : null
      })
      await world.quiet()
      const bad = answers.filter((answer) => answer !== null && answer.status >= 500)
      expect(bad).toEqual([])

      const [saga, ...more] = await every(`/sagas?subject=${sale.dealId}`)
      expect(more).toEqual([])
      expect(saga?.status).toMatch(/^(completed|compensated)$/)
      const [order] = await every(`/orders?dealId=${sale.dealId}`)
      ends.push(`saga ${saga?.status}, order ${order?.status ?? 'never made'}`)
      if (saga?.status === 'completed' && order?.status === 'completed') continue
      const state = await stateOf(sale)
      expect(state.reservations, ends.at(-1)).toEqual([])
      const statuses = (list: unknown[]) => list.map((each) => (each as Answer).status)
      expect(order?.status ?? 'cancelled', ends.at(-1)).toBe('cancelled')
      expect(statuses(state.invoices).filter((status) => status !== 'void')).toEqual([])
      const live = [...statuses(state.production), ...statuses(state.purchases)]
      expect(live.filter((status) => status !== 'cancelled')).toEqual([])
      expect(state.stock).toSatisfy((levels: { reserved: number }[]) =>
        levels.every((level) => level.reserved === 0),
      )
    }
    expect(ends).toHaveLength(12)
  }, 240_000)

  test('order.cancelled twenty times more releases once, and what was delivered stays (I7)', async () => {
    const sale = await prepare({ plenty: true })
    await closeSale(world.ask, sale)
    await world.quiet()
    const order = await orderOf(sale)
    const chairs = order.items.find(({ productId }) => productId === sale.products.chair)
    const lines = [{ itemId: chairs?.id, quantity: 1 }]
    expect((await post(`/orders/${order.id}/fulfill`, { lines })).status).toBe(202)
    await world.quiet()
    const answers = await times(10, () =>
      post(`/orders/${order.id}/cancel`, { reason: 'Second thoughts' }),
    )
    expect(countsOf(answers)[200]).toBeGreaterThan(0)
    await world.quiet()
    const state = await stateOf(sale)
    expect(state.stock).toContainEqual({ product: 'chair', onHand: 99, reserved: 0, available: 99 })
    expect(state.reservations).toEqual([])
    expect(state.orders).toMatchObject([{ status: 'cancelled' }])

    await world.repeat('order.cancelled', order.id, 20)
    await world.quiet()
    expect(await stateOf(sale)).toEqual(state)
  }, 120_000)
})
