import { defineEntity } from '../registry/entity.ts'
import { boolean, choice, currency, integer, money, percent } from '../registry/field.ts'
import { quantity, reference, tags, text } from '../registry/field.ts'

/** What is sold, made or bought. */
export const product = defineEntity({
  name: 'product',
  plural: 'products',
  summary: 'What is sold, made or bought',
  fields: {
    sku: text({ max: 64, required: true, filter: true, sort: true, search: true }),
    name: text({ required: true, filter: true, sort: true, search: true }),
    description: text({ max: 10_000 }),
    barcode: text({ max: 14, pattern: /^(?:\d{8}|\d{12,14})$/, filter: true, summary: 'GTIN' }),
    category: text({ filter: true, sort: true, search: true }),
    type: choice(['goods', 'service'], { initial: 'goods', filter: true }),
    unit: choice(
      [
        'piece',
        'set',
        'pack',
        'box',
        'g',
        'kg',
        't',
        'ml',
        'l',
        'm',
        'm2',
        'm3',
        'hour',
        'day',
        'month',
      ],
      { initial: 'piece' },
    ),
    price: money({ required: true, filter: true, sort: true, summary: 'Of one unit, before tax' }),
    cost: money({ filter: true, sort: true, summary: 'Of one unit, before tax' }),
    currency: currency({ filter: true }),
    taxRate: percent({ initial: 0, summary: 'Percent, added to the price' }),
    supply: choice(['bought', 'made'], { initial: 'bought', filter: true }),
    supplierId: reference('supplier', { filter: true, summary: 'Whom it is bought from' }),
    leadTimeDays: integer({ max: 3650, initial: 0, summary: 'Days until it is made or delivered' }),
    reorderPoint: quantity({ filter: true, summary: 'Below it more is ordered' }),
    reorderQuantity: quantity({ positive: true, summary: 'How much is ordered then' }),
    active: boolean({ initial: true, filter: true }),
    tags: tags({ filter: true }),
  },
  unique: [['sku'], ['barcode']],
})
