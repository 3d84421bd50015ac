import { defineEntity } from '../registry/entity.ts'
import { boolean, email, phone, reference, text } from '../registry/field.ts'

/** A person at a customer or a supplier. */
export const contact = defineEntity({
  name: 'contact',
  plural: 'contacts',
  summary: 'A person at a customer or a supplier',
  fields: {
    name: text({ required: true, filter: true, sort: true, search: true }),
    customerId: reference('customer', { filter: true }),
    supplierId: reference('supplier', { filter: true }),
    position: text({ search: true }),
    email: email({ filter: true, search: true }),
    phone: phone({ filter: true, search: true }),
    telegramUsername: text({ max: 32, filter: true, search: true }),
    primary: boolean({ initial: false, filter: true, summary: 'The one to be asked first' }),
    notes: text({ max: 10_000 }),
  },
})
