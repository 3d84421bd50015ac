import { z } from 'zod'
import { CUSTOM_FIELD_TYPES } from '../registry/custom-field-schema.ts'
import { defineEntity } from '../registry/entity.ts'
import { boolean, choice, json, text } from '../registry/field.ts'

const options = z
  .array(
    z
      .string('must be text')
      .max(200, 'must have at most 200 characters')
      .regex(/^\S(?:.*\S)?$/u, 'must not be empty nor begin or end with space'),
    'must be a list',
  )
  .min(1, 'must have at least 1 entry')
  .max(100, 'must have at most 100 entries')
  .refine((values) => new Set(values).size === values.length, 'must not repeat')

/** A field that a workspace adds to one of its entities. */
export const customField = defineEntity({
  name: 'custom_field',
  plural: 'custom_fields',
  summary: 'A field that the workspace adds to an entity',
  fields: {
    entity: text({
      required: true,
      immutable: true,
      filter: true,
      max: 64,
      pattern: /^[a-z][a-z_]*$/,
      summary: 'The name of the entity, such as lead',
    }),
    key: text({
      required: true,
      immutable: true,
      filter: true,
      max: 64,
      pattern: /^[a-z][A-Za-z0-9]*$/,
      summary: 'Its name in customFields, in camelCase',
    }),
    type: choice(CUSTOM_FIELD_TYPES, { required: true, immutable: true, filter: true }),
    label: text({ required: true, search: true, sort: true, summary: 'What people see' }),
    options: json(options, { summary: 'The values of a choice' }),
    required: boolean({
      initial: false,
      summary: 'Every record that is made or changed must have it',
    }),
  },
  unique: [['entity', 'key']],
  check: ({ type, options: values }) => {
    if (type === 'choice' && values === null) {
      return [{ field: 'options', rule: 'is required for a choice' }]
    }
    if (type !== 'choice' && values !== null) {
      return [{ field: 'options', rule: 'belongs to a choice only' }]
    }
    return []
  },
})
