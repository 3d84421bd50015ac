import { defineEntity } from '../registry/entity.ts'
import { choice, currency, date, money, reference, text } from '../registry/field.ts'
import { checkAgreed } from '../sales/check-agreed.ts'
import { checkLineItems } from '../sales/check-line-items.ts'
import { deriveTotals } from '../sales/derive-totals.ts'
import { type LineItem, lineItemFields } from '../sales/line-items.ts'
import type { FieldError } from '../shared/errors.ts'

/** What is bought from a supplier. */
export const purchaseOrder = defineEntity({
  name: 'purchase_order',
  plural: 'purchase_orders',
  summary: 'What is bought from a supplier',
  fields: {
    number: text({ max: 40, filter: true, sort: true, search: true }),
    supplierId: reference('supplier', { required: true, filter: true }),
    warehouseId: reference('warehouse', { filter: true, summary: 'Where it goes' }),
    status: choice(['draft', 'ordered', 'received', 'cancelled'], {
      initial: 'draft',
      filter: true,
      sort: true,
    }),
    origin: choice(['manual', 'reorder', 'order', 'production'], {
      initial: 'manual',
      readOnly: true,
      filter: true,
    }),
    orderId: reference('order', { readOnly: true, filter: true, summary: 'For which order' }),
    productionOrderId: reference('production_order', {
      readOnly: true,
      filter: true,
      summary: 'For which production order, of those that are for no order',
    }),
    expectedOn: date({ filter: true, sort: true }),
    currency: currency({ filter: true }),
    subtotal: money({ readOnly: true, initial: 0, summary: 'The items after discount' }),
    taxTotal: money({ readOnly: true, initial: 0 }),
    total: money({ readOnly: true, initial: 0, filter: true, sort: true }),
    notes: text({ max: 10_000 }),
  },
  unique: [['number']],
  items: { fields: lineItemFields },
  status: {
    field: 'status',
    starts: ['draft', 'ordered'],
    moves: { draft: ['ordered', 'cancelled'], ordered: ['received', 'cancelled'] },
  },
  derive: deriveTotals,
  keep: ({ status }) => (status === 'received' ? 'its goods are received' : null),
  check: (values, { before }) => [
    ...checkLineItems((values['items'] ?? []) as LineItem[]),
    ...checkWarehouse(values),
    ...(before?.['status'] === 'received'
      ? checkAgreed(
          before,
          values,
          ['supplierId', 'warehouseId'],
          'cannot change when the order is received',
        )
      : []),
  ],
})

/** Goods that are received lie somewhere. */
function checkWarehouse(values: Record<string, unknown>): FieldError[] {
  const items = (values['items'] ?? []) as LineItem[]
  const isOpen = values['status'] !== 'received' || values['warehouseId'] != null
  if (isOpen || items.every(({ productId }) => productId == null)) return []
  return [{ field: 'warehouseId', rule: 'is needed when products are received' }]
}
