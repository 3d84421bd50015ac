import { defineEntity } from '../registry/entity.ts'
import { boolean, integer, reference, text } from '../registry/field.ts'

/** One entry of a menu. */
export const menuItem = defineEntity({
  name: 'menu_item',
  plural: 'menu_items',
  summary: 'One entry of a menu',
  fields: {
    menuTypeId: reference('menu_type', { required: true, filter: true }),
    parentId: reference('menu_item', { filter: true, summary: 'The entry that it is under' }),
    title: text({ required: true, filter: true, sort: true, search: true }),
    link: text({ max: 2000, summary: 'A path of the site or an address' }),
    position: integer({ max: 1_000_000, initial: 0, filter: true, sort: true }),
    visible: boolean({ initial: true, filter: true }),
  },
  check: ({ parentId }, { before }) =>
    before && parentId === before.id ? [{ field: 'parentId', rule: 'must be another entry' }] : [],
  eventTypes: {
    created: 'menu.item_created',
    updated: 'menu.item_updated',
    deleted: 'menu.item_deleted',
    restored: 'menu.item_restored',
  },
})
