import { defineEntity } from '../registry/entity.ts'
import { boolean, percent, quantity, reference, text } from '../registry/field.ts'
import { checkComponents } from '../production/check-components.ts'

/** What a product is made of. */
export const billOfMaterials = defineEntity({
  name: 'bill_of_materials',
  plural: 'bills_of_materials',
  summary: 'What a product is made of',
  fields: {
    name: text({ search: true, sort: true }),
    productId: reference('product', { required: true, immutable: true, filter: true }),
    outputQuantity: quantity({ positive: true, initial: 1, summary: 'How much the items make' }),
    active: boolean({ initial: true, filter: true }),
    notes: text({ max: 10_000 }),
  },
  unique: [['productId']],
  items: {
    fields: {
      productId: reference('product', { required: true }),
      quantity: quantity({ required: true, positive: true, summary: 'For outputQuantity' }),
      scrapPercent: percent({ initial: 0, summary: 'Of the quantity, lost on the way' }),
    },
  },
  check: checkComponents,
})
