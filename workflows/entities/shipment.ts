import { checkOrder } from '../registry/check-order.ts'
import { defineEntity } from '../registry/entity.ts'
import { choice, instant, quantity, reference, text } from '../registry/field.ts'

/** Goods on their way to a customer. */
export const shipment = defineEntity({
  name: 'shipment',
  plural: 'shipments',
  summary: 'Goods on their way to a customer',
  fields: {
    number: text({ max: 40, filter: true, sort: true, search: true }),
    carrier: text({ filter: true, sort: true, search: true }),
    trackingNumber: text({ max: 100, filter: true, search: true }),
    status: choice(['preparing', 'shipped', 'delivered', 'returned'], {
      initial: 'preparing',
      filter: true,
      sort: true,
    }),
    warehouseId: reference('warehouse', { filter: true, summary: 'Where it comes from' }),
    customerId: reference('customer', { filter: true }),
    orderId: reference('order', { readOnly: true, filter: true }),
    address: text({ max: 1000 }),
    shippedAt: instant({ filter: true, sort: true }),
    deliveredAt: instant({ filter: true, sort: true }),
    notes: text({ max: 10_000 }),
  },
  unique: [['number']],
  items: {
    readOnly: true,
    fields: {
      orderItemId: text({ max: 36, summary: 'Which line of the order' }),
      productId: reference('product'),
      title: text(),
      quantity: quantity({ required: true, positive: true }),
    },
  },
  status: {
    field: 'status',
    moves: {
      preparing: ['shipped'],
      shipped: ['delivered', 'returned'],
      delivered: ['returned'],
    },
  },
  check: (values) => checkOrder(values, 'shippedAt', 'deliveredAt'),
})
