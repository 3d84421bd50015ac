import { z } from 'zod'
import { boolean, choice, date, email, phone, text, url, type Field } from './field.ts'

export const CUSTOM_FIELD_TYPES = [
  'text',
  'number',
  'boolean',
  'date',
  'choice',
  'url',
  'email',
  'phone',
] as const
export type CustomFieldType = (typeof CUSTOM_FIELD_TYPES)[number]

/** The field that a definition of a workspace stands for. */
export function customFieldSchema(type: CustomFieldType, options: readonly string[] | null): Field {
  switch (type) {
    case 'text':
      return text({ max: 2000, filter: true })
    case 'number':
      return {
        kind: 'integer',
        schema: z.number('must be a number'),
        required: false,
        filter: true,
      }
    case 'boolean':
      return boolean({ filter: true })
    case 'date':
      return date({ filter: true })
    case 'choice':
      return choice((options ?? []) as [string, ...string[]], { filter: true })
    case 'url':
      return url({ filter: true })
    case 'email':
      return email({ filter: true })
    case 'phone':
      return phone({ filter: true })
  }
}
