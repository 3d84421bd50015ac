import type { CustomField } from '../../registry/custom-fields-of.ts'
import type { AnyEntity } from '../../registry/entity.ts'
import type { Field, FieldKind } from '../../registry/field.ts'

/** The custom fields that a workspace has defined, by the name of the entity. */
export type CustomFieldsByEntity = ReadonlyMap<string, readonly CustomField[]>

/** The declaration behind `email` or `customFields.city`; undefined when there is none. */
export function fieldOf(
  entity: AnyEntity,
  path: string,
  customFields: CustomFieldsByEntity | undefined,
): Field | undefined {
  const [name = '', key] = path.split('.')
  if (key === undefined) return Object.hasOwn(entity.fields, name) ? entity.fields[name] : undefined
  return customFields?.get(entity.name)?.find((known) => known.key === key)?.field
}

export const kindOf = (
  entity: AnyEntity,
  path: string,
  customFields: CustomFieldsByEntity | undefined,
): FieldKind | null => fieldOf(entity, path, customFields)?.kind ?? null
