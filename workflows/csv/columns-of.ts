import { z } from 'zod'
import type { CustomField } from '../registry/custom-fields-of.ts'
import type { AnyEntity } from '../registry/entity.ts'
import { instant, integer, json, reference, text, type Field } from '../registry/field.ts'

/** A column of an entity's CSV. */
export interface CsvColumn {
  /** Its header: the field's name in the API, or `customFields.<key>`. */
  name: string
  field: Field
  /** The key of a custom field. */
  custom?: string
  /** What people call it, beside its name. */
  label?: string
  /** Only exported: imports leave it unread. */
  readOnly: boolean
  /** How a cell of it is read where it is not written as exports write it. */
  read?: (cell: string) => { value: unknown } | { rule: string }
}

/** Every column of the entity's CSV, in the order of an export. Items are not in it. */
export function csvColumnsOf(
  { fields }: Pick<AnyEntity, 'fields'>,
  customFields: readonly CustomField[],
): CsvColumn[] {
  return [
    kept('id', reference('record')),
    kept('version', integer()),
    ...Object.entries(fields).map(([name, field]) => ({
      name,
      field,
      readOnly: field.readOnly ?? false,
    })),
    ...customFields.map(({ key, label, field }) => ({
      name: `customFields.${key}`,
      custom: key,
      label,
      field,
      readOnly: false,
    })),
    { name: 'metadata', field: json(z.record(z.string(), z.unknown())), readOnly: false },
    ...BASE,
  ]
}

const kept = (name: string, field: Field): CsvColumn => ({ name, field, readOnly: true })

const BASE = [
  kept('createdAt', instant()),
  kept('createdBy', text()),
  kept('updatedAt', instant()),
  kept('updatedBy', text()),
  kept('deletedAt', instant()),
  kept('deletedBy', text()),
]
