import { z } from 'zod'
import { order } from '../entities/order.ts'
import { inputSchema } from '../registry/schemas.ts'
import type { Field } from '../registry/field.ts'
import { lineItemFields } from '../sales/line-items.ts'

const { fields } = order
const given = <T>(field: Field<T>) => inputSchema(field) as z.ZodType<T | null | undefined>

const line = z.strictObject({
  productId: z.uuid('must be an id').toLowerCase().nullable().optional(),
  title: given(lineItemFields.title),
  quantity: lineItemFields.quantity.schema,
  unitPrice: lineItemFields.unitPrice.schema.nullable().optional(),
  discountPercent: lineItemFields.discountPercent.schema.nullable().optional(),
  taxRate: lineItemFields.taxRate.schema.nullable().optional(),
})

/** An order from outside. */
export const orderInput = z.strictObject({
  customerId: z.uuid('must be an id').toLowerCase(),
  items: z
    .array(line)
    .min(1, 'must have at least one line')
    .max(100, 'must have at most 100 lines'),
  currency: given(fields.currency),
  pricing: z.enum(['agreed', 'standard', 'discount', 'tiered']).nullable().optional().meta({
    description:
      'How lines without unitPrice are priced: by the product, that less a discount, or by the customer’s price list (when absent)',
  }),
  discountPercent: lineItemFields.discountPercent.schema.nullable().optional().meta({
    description: 'Of the pricing discount; that of the settings when absent',
  }),
  warehouseId: z.uuid('must be an id').toLowerCase().nullable().optional(),
  deliverBy: given(fields.deliverBy),
  priority: fields.priority.schema.nullable().optional(),
  address: given(fields.address),
  notes: given(fields.notes),
  tags: fields.tags.schema.nullable().optional(),
  customFields: z.record(z.string(), z.unknown()).optional(),
  metadata: z.record(z.string(), z.unknown()).optional(),
})

export type OrderInput = z.infer<typeof orderInput>
