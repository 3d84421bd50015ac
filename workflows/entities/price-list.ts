import { checkOrder } from '../registry/check-order.ts'
import { defineEntity } from '../registry/entity.ts'
import { boolean, currency, date, money, quantity, reference, text } from '../registry/field.ts'
import { checkPriceTiers } from '../sales/check-price-tiers.ts'

/** Prices of products, by quantity. */
export const priceList = defineEntity({
  name: 'price_list',
  plural: 'price_lists',
  summary: 'Prices of products, by quantity',
  fields: {
    name: text({ required: true, filter: true, sort: true, search: true }),
    currency: currency({ filter: true }),
    validFrom: date({ filter: true, sort: true }),
    validUntil: date({ filter: true, sort: true, summary: 'The last day' }),
    active: boolean({ initial: true, filter: true }),
  },
  unique: [['name']],
  items: {
    fields: {
      productId: reference('product', { required: true }),
      minQuantity: quantity({ initial: 0, summary: 'From how much on' }),
      price: money({ required: true, summary: 'Of one unit, before tax' }),
    },
  },
  check: (values) => [
    ...checkOrder(values, 'validFrom', 'validUntil'),
    ...checkPriceTiers(values['items']),
  ],
})
