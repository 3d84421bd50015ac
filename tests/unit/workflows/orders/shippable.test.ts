import { describe, expect, test } from 'vitest'
import type { Order, OrderItem } from '../../../../workflows/orders/lock-order.ts'
import { remainderCancelled } from '../../../../workflows/orders/remainder-cancelled.ts'
import { type LineQuantity, shippableOf } from '../../../../workflows/orders/shippable.ts'
import { newId } from '../../../support/ids.ts'

const PRODUCT = newId()

const item = (more: Partial<OrderItem> = {}): OrderItem => ({
  id: newId(),
  productId: PRODUCT,
  title: null,
  quantity: 10,
  unitPrice: 100,
  discountPercent: 0,
  taxRate: 0,
  net: 1000,
  tax: 0,
  total: 1000,
  reserved: 0,
  toProduce: 0,
  toPurchase: 0,
  delivered: 0,
  cancelled: 0,
  ...more,
})
const goods = item({ reserved: 7, toPurchase: 3 })
const service = item({ productId: null, title: 'Delivery', quantity: 1 })

const shipped = (
  items: OrderItem[],
  lines: LineQuantity[] = [],
  status: Order['status'] = 'completed',
) => {
  const found = shippableOf({ items, status }, lines)
  const of = (part: typeof found.goods) =>
    part.map(({ item: { id }, quantity }) => [id, quantity] as const)
  return { goods: of(found.goods), others: of(found.others) }
}

describe('what can be shipped of an order', () => {
  test('is all that is reserved, and with it what has no stock', () => {
    expect(shipped([goods, service])).toEqual({
      goods: [[goods.id, 7]],
      others: [[service.id, 1]],
    })
  })

  test('is so much of the lines that are named', () => {
    expect(shipped([goods], [{ itemId: goods.id, quantity: 2.5 }]).goods).toEqual([[goods.id, 2.5]])
  })

  test('is an order of services alone', () => {
    expect(shipped([service])).toEqual({ goods: [], others: [[service.id, 1]] })
  })

  test('is in the order in which stock is locked', () => {
    const [first, second] = [newId(), newId()].toSorted()
    const late = item({ productId: second ?? '', reserved: 1 })
    const early = item({ productId: first ?? '', reserved: 1 })
    expect(shipped([late, early]).goods.map(([id]) => id)).toEqual([early.id, late.id])
  })

  test('is not more than is reserved: the line is named', () => {
    const lines = [{ itemId: goods.id, quantity: 8 }]
    expect(() => shipped([goods], lines)).toThrowError(
      expect.objectContaining({
        code: 'invalid_input',
        fields: [{ field: 'lines[0].quantity', rule: 'is more than the 7 that are reserved' }],
      }),
    )
  })

  test('names each line once, and lines of the order only', () => {
    const twice = [
      { itemId: goods.id, quantity: 1 },
      { itemId: goods.id, quantity: 1 },
      { itemId: newId(), quantity: 1 },
    ]
    expect(() => shipped([goods], twice)).toThrowError(
      expect.objectContaining({
        fields: [
          { field: 'lines[1].itemId', rule: 'is there twice' },
          { field: 'lines[2].itemId', rule: 'must be the id of a line of the order' },
        ],
      }),
    )
  })

  test('is nothing while nothing is reserved, also when services are left', () => {
    const awaited = item({ toProduce: 10 })
    for (const items of [[awaited], [awaited, service], [item({ delivered: 10 })]]) {
      expect(() => shipped(items)).toThrowError(expect.objectContaining({ code: 'conflict' }))
    }
  })

  test.each(['pending', 'processing', 'failed', 'cancelled'] as const)(
    'is nothing of an order that is %s',
    (status) => {
      expect(() => shipped([goods], [], status)).toThrowError(
        expect.objectContaining({ code: 'conflict' }),
      )
    },
  )
})

describe('the lines of a cancelled order', () => {
  test('keep what was delivered, and cancel the rest (I4, I7)', () => {
    const [line] = remainderCancelled([
      item({ quantity: 0.3, reserved: 0.1, toProduce: 0.1, delivered: 0.1 }),
    ])
    expect(line).toMatchObject({
      reserved: 0,
      toProduce: 0,
      toPurchase: 0,
      delivered: 0.1,
      cancelled: 0.2,
    })
  })
})
