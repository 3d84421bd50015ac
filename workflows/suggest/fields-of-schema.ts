import type { EntitySchema, SchemaField } from '../schema/entity-schema.ts'
import type { SuggestField } from './field.ts'

/** What every record has, and no rule maps. */
const BASE: ReadonlySet<string> = new Set([
  'id',
  'version',
  'metadata',
  'createdAt',
  'createdBy',
  'updatedAt',
  'updatedBy',
  'deletedAt',
  'deletedBy',
  'items.id',
])

/** The fields from which a rule may map. */
export const sourceFields = ({ fields }: EntitySchema): SuggestField[] =>
  fields.filter(({ name, kind }) => !BASE.has(name) && kind !== null).map(toField)

/** The fields to which a rule may map: what callers write. */
export const targetFields = ({ fields }: EntitySchema): SuggestField[] =>
  fields
    .filter(({ name, kind, readOnly }) => !BASE.has(name) && kind !== null && !readOnly)
    .map(toField)

function toField(field: SchemaField): SuggestField {
  const { name, label, kind, references, limits, samples, required, encrypted, custom } = field
  const { options } = limits
  return {
    name,
    label,
    kind: kind ?? undefined,
    references,
    options,
    samples,
    required,
    encrypted,
    custom,
  }
}
