import { defineEntity } from '../registry/entity.ts'
import { text } from '../registry/field.ts'

/** A menu of a site: the main one, the footer's. */
export const menuType = defineEntity({
  name: 'menu_type',
  plural: 'menu_types',
  summary: "A menu of a site: the main one, the footer's",
  fields: {
    code: text({
      max: 60,
      pattern: /^[a-z0-9][a-z0-9_-]*$/,
      required: true,
      filter: true,
      sort: true,
      search: true,
    }),
    name: text({ required: true, filter: true, sort: true, search: true }),
    description: text({ max: 2000 }),
  },
  unique: [['code']],
  eventTypes: {
    created: 'menu.type_created',
    updated: 'menu.type_updated',
    deleted: 'menu.type_deleted',
    restored: 'menu.type_restored',
  },
})
