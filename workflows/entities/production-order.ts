import { checkOrder } from '../registry/check-order.ts'
import { defineEntity } from '../registry/entity.ts'
import { choice, date, instant, quantity, reference, text } from '../registry/field.ts'

const stock = (summary: string) => quantity({ readOnly: true, initial: 0, summary })

/** So much of a product that is to be made. */
export const productionOrder = defineEntity({
  name: 'production_order',
  plural: 'production_orders',
  summary: 'So much of a product that is to be made',
  fields: {
    number: text({ max: 40, readOnly: true, filter: true, sort: true, search: true }),
    productId: reference('product', { required: true, immutable: true, filter: true }),
    quantity: quantity({ required: true, positive: true, immutable: true }),
    producedQuantity: stock('Made so far'),
    warehouseId: reference('warehouse', {
      required: true,
      immutable: true,
      filter: true,
      summary: 'Where it is made and put',
    }),
    status: choice(['planned', 'in_progress', 'completed', 'cancelled'], {
      initial: 'planned',
      filter: true,
      sort: true,
    }),
    priority: choice(['low', 'normal', 'high', 'urgent'], { initial: 'normal', filter: true }),
    orderId: reference('order', { readOnly: true, filter: true, summary: 'For which order' }),
    orderItemId: text({ max: 36, readOnly: true, filter: true, summary: 'For which line of it' }),
    parentId: reference('production_order', {
      readOnly: true,
      filter: true,
      summary: 'For which other production order',
    }),
    parentItemId: text({ max: 36, readOnly: true, summary: 'For which component of it' }),
    startsOn: date({ filter: true, sort: true }),
    dueOn: date({ filter: true, sort: true }),
    startedAt: instant({ readOnly: true, sort: true }),
    completedAt: instant({ readOnly: true, sort: true }),
    reason: text({ max: 1000, readOnly: true, summary: 'Why it was cancelled' }),
    notes: text({ max: 10_000 }),
  },
  unique: [['number']],
  items: {
    readOnly: true,
    fields: {
      productId: reference('product', { required: true }),
      quantity: quantity({ required: true, positive: true, summary: 'Needed for all of it' }),
      reserved: stock('In a warehouse, kept for this'),
      toProduce: stock('In other production orders'),
      toPurchase: stock('In purchase orders, or waiting for one'),
      consumed: stock('Used up'),
    },
  },
  writes: ['change'],
  status: {
    field: 'status',
    moves: {},
    internalMoves: {
      planned: ['in_progress', 'completed', 'cancelled'],
      in_progress: ['completed', 'cancelled'],
    },
  },
  check: (values) => checkOrder(values, 'startsOn', 'dueOn'),
})
