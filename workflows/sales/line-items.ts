import { money, percent, quantity, reference, text } from '../registry/field.ts'

/** The items of a deal, a quote or a purchase order. Amounts are in minor units of its currency. */
export const lineItemFields = {
  productId: reference('product'),
  title: text({ summary: 'What is sold; for items without a product, or in other words' }),
  quantity: quantity({ required: true, positive: true, summary: 'In units of the product' }),
  unitPrice: money({ required: true, summary: 'Of one unit, before discount and tax' }),
  discountPercent: percent({ initial: 0 }),
  taxRate: percent({ initial: 0, summary: 'Percent, added to the price' }),
  net: money({ readOnly: true, initial: 0, summary: 'quantity × unitPrice less the discount' }),
  tax: money({ readOnly: true, initial: 0, summary: 'taxRate of net' }),
  total: money({ readOnly: true, initial: 0, summary: 'net + tax' }),
}

/** What the amounts of a line follow from. */
export interface LineItem {
  productId?: string | null
  title?: string | null
  /** At most three decimal places. */
  quantity: number
  /** Minor units. */
  unitPrice: number
  /** 0 to 100. */
  discountPercent?: number | null
  /** Percent, 0 to 100. */
  taxRate?: number | null
}
