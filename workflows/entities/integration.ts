import { defineEntity } from '../registry/entity.ts'
import { choice, instant, json, text } from '../registry/field.ts'
import { settingsSchema } from '../registry/settings-schema.ts'

/** A connection to a service outside. */
export const integration = defineEntity({
  name: 'integration',
  plural: 'integrations',
  summary: 'A connection to a service outside',
  fields: {
    name: text({ required: true, filter: true, sort: true, search: true }),
    provider: text({ max: 100, required: true, filter: true, sort: true, search: true }),
    status: choice(['active', 'paused', 'failed'], { initial: 'active', filter: true, sort: true }),
    config: json(settingsSchema, { initial: {}, summary: 'Settings that are no secrets' }),
    secret: text({ max: 2000, encrypted: true }),
    lastSyncAt: instant({ readOnly: true, sort: true }),
    lastError: text({ max: 2000, readOnly: true }),
  },
  unique: [['name']],
  status: {
    field: 'status',
    moves: {
      active: ['paused', 'failed'],
      paused: ['active'],
      failed: ['active', 'paused'],
    },
  },
})
