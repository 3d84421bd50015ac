import type { AnyEntity } from '../../../registry/entity.ts'
import type { CustomFieldsByEntity } from '../../mapping/kind-of.ts'
import { fieldOf } from '../../mapping/kind-of.ts'
import type { CheckAround } from './check-around.ts'
import { spoken } from './spoken.ts'
import { ANY, shapeOfField, type Shape } from './shape.ts'

/** What every record has itself, as far as rules may read it. */
const BASE: Readonly<Record<string, Shape>> = {
  version: { kind: 'integer' },
  createdAt: { kind: 'instant' },
  createdBy: { kind: 'text' },
  updatedAt: { kind: 'instant' },
  updatedBy: { kind: 'text' },
}

/** What `email`, `customFields.city` or `id` of a source is; undefined when it has no such field. */
export function sourceShape(
  source: AnyEntity,
  path: string,
  customFields: CustomFieldsByEntity,
): Shape | undefined {
  if (path === 'id') return { kind: 'reference', entity: source.name }
  const field = fieldOf(source, path, customFields)
  if (field) return shapeOfField(field)
  return Object.hasOwn(BASE, path) ? BASE[path] : undefined
}

/** The same of a field of an item. */
export function itemShape(
  { source, isJsonItem }: Pick<CheckAround, 'source' | 'isJsonItem'>,
  name: string,
): Shape | undefined {
  if (isJsonItem) return ANY
  const { items } = source
  if (name === 'id') return { kind: 'text' }
  const field = items && Object.hasOwn(items.fields, name) ? items.fields[name] : undefined
  return field && shapeOfField(field)
}

/** Parts of records of no kind of their own. */
export const isPart = (name: string): boolean => name === 'metadata' || name === 'customFields'

export const unknownField = ({ name }: AnyEntity, path: string): string =>
  path.startsWith('customFields.')
    ? `${path} is not a custom field of the ${spoken(name)}`
    : `${path} is not a field of the ${spoken(name)}`
