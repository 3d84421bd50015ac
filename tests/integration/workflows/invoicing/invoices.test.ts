import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../../../db/open-database.ts'
import { order } from '../../../../workflows/entities/order.ts'
import { issueInvoice } from '../../../../workflows/invoicing/issue-invoice.ts'
import { replaceInvoice } from '../../../../workflows/invoicing/replace-invoice.ts'
import { voidInvoices } from '../../../../workflows/invoicing/void-invoices.ts'
import { refundExcess } from '../../../../workflows/payments/refund-excess.ts'
import { openTestDatabase } from '../../../support/database.ts'
import { type MoneyWorld, openMoneyWorld } from '../../../support/money-world.ts'

// 23:30 of the old year in UTC is the new year in Almaty.
const NEW_YEAR = Date.UTC(2026, 11, 31, 23, 30)
let now = NEW_YEAR
let database: Database
let world: MoneyWorld

beforeAll(async () => {
  database = await openTestDatabase()
  world = await openMoneyWorld(database, { clock: { now: () => now } })
})
afterAll(async () => {
  await world.close()
  await database.close()
})

const issue = (orderId: string) =>
  world.as((r) => issueInvoice(world.deps, r, world.context, orderId))
const voidAll = (orderId: string, reason?: string) =>
  world.as((r) => voidInvoices(world.deps, r, world.context, orderId, reason))

describe('an invoice', () => {
  test('has the next number of the year where the workspace is, and is due by the terms of the customer', async () => {
    const orderId = await world.order()
    const issued = await issue(orderId)
    expect(issued).toMatchObject({ number: 'INV-2027-000001', total: 1000 })
    expect(await world.invoicesOf(orderId)).toMatchObject([
      {
        series: 'INV-2027',
        sequence: 1,
        status: 'issued',
        issuedOn: '2027-01-01',
        dueOn: '2027-01-15',
        customerId: world.customerId,
      },
    ])
    expect(await world.events('invoice.issued', issued.invoiceId)).toMatchObject([
      { orderId, number: 'INV-2027-000001', total: 1000, currency: 'KZT' },
    ])
  })

  test('amounts to what the order does: lines, discounts and tax, each rounded half-up (I5)', async () => {
    const orderId = await world.order([
      { quantity: 3, unitPrice: 333, discountPercent: 10, taxRate: 12 },
      { quantity: 0.5, unitPrice: 1001, taxRate: 12 },
      { unitPrice: 0 },
    ])
    await issue(orderId)
    const [issued] = await world.invoicesOf(orderId)
    const { total, subtotal, taxTotal, items } = await world.orderOf(orderId)
    expect(issued).toMatchObject({ total, subtotal, taxTotal })
    expect(issued?.items.map((item) => [item.net, item.tax])).toEqual([
      [899, 108],
      [501, 60],
      [0, 0],
    ])
    expect(items).toHaveLength(3)
    expect(total).toBe(899 + 108 + 501 + 60)
  })

  test('amounts to what the order does, whatever is in it (I5)', async () => {
    const percent = fc.integer({ min: 0, max: 100_000 }).map((n) => n / 1000)
    const line = fc.record({
      quantity: fc.integer({ min: 1, max: 20_000 }).map((n) => n / 1000),
      unitPrice: fc.nat({ max: 10_000_000 }),
      discountPercent: percent,
      taxRate: percent,
    })
    const lines = fc.array(line, { minLength: 1, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(lines, async (items) => {
        const orderId = await world.order(items)
        const { total } = await issue(orderId)
        const [issued] = await world.invoicesOf(orderId)
        expect((await world.orderOf(orderId)).total).toBe(total)
        expect(issued?.items.reduce((all, { net, tax }) => all + net + tax, 0)).toBe(total)
      }),
      { numRuns: 5 },
    )
  })

  test('is one per order, however often it is asked for', async () => {
    const orderId = await world.order()
    const first = await issue(orderId)
    expect(await issue(orderId)).toEqual(first)
    expect(await world.invoicesOf(orderId)).toHaveLength(1)
  })

  test('leaves no gap when its transaction fails (I6)', async () => {
    const [lost, kept] = [await world.order(), await world.order()]
    const before = await issue(await world.order())
    await expect(
      world.as(async (r) => {
        await issueInvoice(world.deps, r, world.context, lost)
        throw new Error('the machine stops')
      }),
    ).rejects.toThrow('the machine stops')
    const after = await issue(kept)
    const sequence = (number: string) => Number(number.slice(-6))
    expect(sequence(after.number)).toBe(sequence(before.number) + 1)
    expect(await world.invoicesOf(lost)).toEqual([])
  })

  test('that is void keeps its number, and the next one takes another (I6)', async () => {
    const orderId = await world.order()
    const { invoiceId, number } = await issue(orderId)
    await voidAll(orderId, 'Wrong customer')
    await voidAll(orderId)
    const again = await issue(orderId)
    expect(again.number).not.toBe(number)
    expect(await world.invoicesOf(orderId)).toMatchObject([
      { number, status: 'void', voidReason: 'Wrong customer', voidedAt: expect.any(String) },
      { number: again.number, status: 'issued' },
    ])
    expect(await world.events('invoice.voided', invoiceId)).toMatchObject([
      { orderId, number, reason: 'Wrong customer' },
    ])
  })

  test.each(['failed', 'cancelled'])('is not issued for a %s order', async (status) => {
    const orderId = await world.order([{}], { status })
    await expect(issue(orderId)).rejects.toMatchObject({ code: 'conflict' })
  })

  test('counts what was paid before it', async () => {
    const orderId = await world.order()
    await world.pay(orderId, { amount: 400 })
    await issue(orderId)
    expect(await world.invoicesOf(orderId)).toMatchObject([
      { status: 'partially_paid', paidTotal: 400 },
    ])
  })

  test('cannot be written by callers', async () => {
    const orderId = await world.order()
    const { invoiceId } = await issue(orderId)
    const refused = await world.ask('PATCH', `/invoices/${invoiceId}`, {
      body: { version: 1, status: 'paid' },
    })
    expect(refused.status).toBe(405)
    expect((await world.ask('GET', `/invoices/${invoiceId}`)).body).toMatchObject({
      status: 'issued',
    })
  })
})

test('a cancelled order that was paid and partly delivered has one for what was delivered, and the rest goes back', async () => {
  const orderId = await world.order([
    { quantity: 4, unitPrice: 250, taxRate: 12 },
    { unitPrice: 500 },
  ])
  const { number } = await issue(orderId)
  await world.pay(orderId)
  expect(await world.invoicesOf(orderId)).toMatchObject([{ status: 'paid', paidTotal: 1620 }])

  const { items } = await world.orderOf(orderId)
  await world.change(order, orderId, {
    status: 'cancelled',
    items: items.map((item, index) =>
      index === 0 ? { ...item, delivered: 1, cancelled: 3 } : { ...item, cancelled: 1 },
    ),
  })
  const replace = () =>
    world.as(async (r) => {
      const made = await replaceInvoice(world.deps, r, world.context, orderId)
      await refundExcess(world.deps, r, world.context, orderId, 'Cancelled')
      return made
    })
  const replaced = await replace()
  expect(await replace()).toEqual(replaced)

  const [old, live, ...more] = await world.invoicesOf(orderId)
  expect(more).toEqual([])
  expect(old).toMatchObject({ number, status: 'void' })
  expect(live).toMatchObject({
    status: 'paid',
    total: 280,
    paidTotal: 280,
    replacesId: old?.id,
    items: [{ quantity: 1, unitPrice: 250 }],
  })
  expect(await world.orderOf(orderId)).toMatchObject({ total: 280, paymentStatus: 'paid' })
  expect(await world.refundsOf(orderId)).toMatchObject([{ amount: 1340, status: 'succeeded' }])
})
