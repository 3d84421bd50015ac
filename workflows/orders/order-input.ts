import { z } from 'zod'
import { order } from '../entities/order.ts'
import { lineItemFields } from '../sales/line-items.ts'

const id = z.uuid('must be an id').toLowerCase()
/** The rules of the fields are checked, too, when the order is stored. */
const words = (max: number) =>
  z.string().trim().min(1, 'must not be empty').max(max, `must have at most ${max} characters`)
const percent = lineItemFields.taxRate.schema

const line = z.strictObject({
  productId: id.nullable().optional(),
  title: words(200).nullable().optional().meta({ description: 'Needed when there is no product' }),
  quantity: lineItemFields.quantity.schema,
  unitPrice: lineItemFields.unitPrice.schema.nullable().optional().meta({
    description: 'Minor units, before discount and tax; needed when there is no product',
  }),
  discountPercent: percent.nullable().optional(),
  taxRate: percent.nullable().optional().meta({ description: 'That of the product when absent' }),
})

/** An order from outside. */
export const orderInput = z.strictObject({
  customerId: id,
  items: z
    .array(line)
    .min(1, 'must have at least one line')
    .max(100, 'must have at most 100 lines'),
  currency: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{3}$/, 'must be a currency code such as KZT (ISO 4217)')
    .nullable()
    .optional()
    .meta({ description: 'That of the customer when absent' }),
  pricing: z.enum(['agreed', 'standard', 'discount', 'tiered']).nullable().optional().meta({
    description:
      'How lines without unitPrice are priced: by the product, that less a discount, or by the customer’s price list (when absent)',
  }),
  discountPercent: percent.nullable().optional().meta({
    description: 'Of the pricing discount; that of the settings when absent',
  }),
  warehouseId: id.nullable().optional().meta({ description: 'Where it is shipped from first' }),
  deliverBy: z.iso
    .date('must be a day such as 2026-01-31')
    .nullable()
    .optional()
    .meta({ description: 'What was promised: it fails when it cannot be there by then' }),
  priority: order.fields.priority.schema.nullable().optional(),
  address: words(1000).nullable().optional(),
  notes: words(10_000).nullable().optional(),
  tags: z.array(words(50)).max(50).nullable().optional(),
  customFields: z.record(z.string(), z.unknown()).optional(),
  metadata: z.record(z.string(), z.unknown()).optional(),
})

export type OrderInput = z.infer<typeof orderInput>
