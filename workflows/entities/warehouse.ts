import { defineEntity } from '../registry/entity.ts'
import { boolean, text } from '../registry/field.ts'

/** A place where stock is kept. */
export const warehouse = defineEntity({
  name: 'warehouse',
  plural: 'warehouses',
  summary: 'A place where stock is kept',
  fields: {
    code: text({ max: 40, required: true, filter: true, sort: true, search: true }),
    name: text({ required: true, filter: true, sort: true, search: true }),
    address: text({ max: 1000 }),
    active: boolean({ initial: true, filter: true }),
  },
  unique: [['code']],
})
