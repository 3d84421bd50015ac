import { defineEntity } from '../registry/entity.ts'
import { boolean, choice, currency, email, integer, money } from '../registry/field.ts'
import { phone, reference, tags, text } from '../registry/field.ts'

/** A person or company that buys. */
export const customer = defineEntity({
  name: 'customer',
  plural: 'customers',
  summary: 'A person or company that buys',
  fields: {
    name: text({ required: true, filter: true, sort: true, search: true }),
    type: choice(['person', 'company'], { initial: 'person', filter: true }),
    email: email({ filter: true, sort: true, search: true }),
    phone: phone({ filter: true, search: true }),
    telegramUsername: text({ max: 32, filter: true, search: true }),
    telegramUserId: text({ max: 20, pattern: /^\d{1,20}$/, filter: true }),
    taxId: text({ max: 40, filter: true, search: true, summary: 'BIN, IIN, INN, VAT number …' }),
    address: text({ max: 1000 }),
    creditLimit: money({ filter: true, sort: true, summary: 'What may be owed, in minor units' }),
    currency: currency({ filter: true }),
    paymentTermDays: integer({ max: 365, initial: 0, summary: 'Days from invoice to payment' }),
    priceListId: reference('price_list', { filter: true }),
    leadId: reference('lead', { filter: true, summary: 'The lead that it was' }),
    ownerId: reference('employee', { filter: true, summary: 'Who looks after it' }),
    active: boolean({ initial: true, filter: true }),
    tags: tags({ filter: true }),
    notes: text({ max: 10_000 }),
  },
  unique: [['taxId'], ['telegramUserId']],
})
