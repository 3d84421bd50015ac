import { defineEntity } from '../registry/entity.ts'
import { boolean, currency, email, integer, phone, tags, text, url } from '../registry/field.ts'

/** Somebody from whom things are bought. */
export const supplier = defineEntity({
  name: 'supplier',
  plural: 'suppliers',
  summary: 'Somebody from whom things are bought',
  fields: {
    name: text({ required: true, filter: true, sort: true, search: true }),
    email: email({ filter: true, search: true }),
    phone: phone({ filter: true, search: true }),
    website: url(),
    taxId: text({ max: 40, filter: true, search: true, summary: 'BIN, IIN, INN, VAT number …' }),
    address: text({ max: 1000 }),
    currency: currency({ filter: true }),
    leadTimeDays: integer({ max: 3650, initial: 0, summary: 'Days from order to delivery' }),
    paymentTermDays: integer({ max: 365, initial: 0, summary: 'Days from invoice to payment' }),
    active: boolean({ initial: true, filter: true }),
    tags: tags({ filter: true }),
    notes: text({ max: 10_000 }),
  },
  unique: [['taxId']],
})
