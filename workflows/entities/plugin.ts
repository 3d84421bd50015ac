import { defineEntity } from '../registry/entity.ts'
import { choice, json, tags, text, url } from '../registry/field.ts'
import { settingsSchema } from '../registry/settings-schema.ts'

/** Something that others wrote and that listens to events. */
export const plugin = defineEntity({
  name: 'plugin',
  plural: 'plugins',
  summary: 'Something that others wrote and that listens to events',
  fields: {
    name: text({ required: true, filter: true, sort: true, search: true }),
    release: text({ max: 40, filter: true, summary: 'Its version, such as 1.4.2' }),
    status: choice(['installed', 'disabled'], { initial: 'installed', filter: true, sort: true }),
    events: tags({ summary: 'The types of events that it wants' }),
    homepage: url(),
    settings: json(settingsSchema, { initial: {}, summary: 'Settings that are no secrets' }),
  },
  unique: [['name']],
  status: { field: 'status', moves: { installed: ['disabled'], disabled: ['installed'] } },
  eventTypes: {
    created: 'plugin.installed',
    updated: 'plugin.updated',
    deleted: 'plugin.uninstalled',
  },
})
