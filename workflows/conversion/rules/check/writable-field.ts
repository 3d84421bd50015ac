import type { AnyEntity } from '../../../registry/entity.ts'
import { isWritten } from '../../../registry/entity.ts'
import type { Field } from '../../../registry/field.ts'
import { fieldOf } from '../../mapping/kind-of.ts'
import type { CheckAround } from './check-around.ts'
import { unknownField } from './source-field.ts'

interface OwnCreation {
  fields: ReadonlySet<string>
  /** Fields of items; none when the entity's own workflow makes them. */
  items: ReadonlySet<string> | null
  customFields: boolean
}

/** Entities that workflows of their own make out of less than their fields. */
const OWN: Readonly<Record<string, OwnCreation>> = {
  order: {
    fields: new Set([
      'customerId',
      'items',
      'currency',
      'warehouseId',
      'deliverBy',
      'priority',
      'address',
      'notes',
      'tags',
    ]),
    items: new Set(['productId', 'title', 'quantity', 'unitPrice', 'discountPercent', 'taxRate']),
    customFields: true,
  },
  production_order: {
    fields: new Set(['productId', 'quantity', 'warehouseId', 'dueOn', 'priority', 'notes']),
    items: null,
    customFields: false,
  },
}

/** Can a conversion make records of the entity? */
export const isMade = (entity: AnyEntity): boolean =>
  isWritten(entity, 'create') || Object.hasOwn(OWN, entity.name)

/** A field of a target that a mapping may fill, or why it may not. */
export function writableField(
  entity: AnyEntity,
  to: string,
  { customFields }: Pick<CheckAround, 'customFields'>,
): { field: Field } | { rule: string } {
  const field = fieldOf(entity, to, customFields)
  if (!field) return { rule: unknownField(entity, to) }
  const own = OWN[entity.name]
  if (own && (to.startsWith('customFields.') ? !own.customFields : !own.fields.has(to))) {
    return { rule: `${to} is set by Potok and cannot be mapped` }
  }
  return field.readOnly ? { rule: `${to} is set by Potok and cannot be mapped` } : { field }
}

/** The same of a field of the target's items. */
export function writableItemField(
  { name, items }: AnyEntity,
  to: string,
): { field: Field } | { rule: string } {
  const field = items && Object.hasOwn(items.fields, to) ? items.fields[to] : undefined
  if (!field) return { rule: `${to} is not a field of its items` }
  const isSet = field.readOnly || OWN[name]?.items?.has(to) === false
  return isSet ? { rule: `${to} is set by Potok and cannot be mapped` } : { field }
}

/** May a mapping fill the items of the entity? */
export function takesItems(entity: AnyEntity): boolean {
  const own = OWN[entity.name]
  if (entity.items === undefined) return false
  return own ? own.items !== null : !entity.items.readOnly
}

/** What a record cannot be without, and no initial value gives. */
export function requiredFields(
  entity: AnyEntity,
  { customFields }: Pick<CheckAround, 'customFields'>,
): string[] {
  const isNeeded = ([name, field]: [string, Field]) =>
    field.required &&
    field.initial === undefined &&
    field.kind !== 'currency' &&
    !field.readOnly &&
    (OWN[entity.name]?.fields.has(name) ?? true)
  const own = Object.entries(entity.fields).filter(isNeeded)
  const names = own.map(([name]) => name).filter((name) => !GIVEN.has(`${entity.name}.${name}`))
  const custom = (customFields.get(entity.name) ?? []).filter(({ required }) => required)
  const items = entity.name === 'order' ? ['items'] : []
  return [...names, ...items, ...custom.map(({ key }) => `customFields.${key}`)]
}

/** Required, and chosen by the entity's own workflow where nobody says it. */
const GIVEN: ReadonlySet<string> = new Set(['production_order.warehouseId'])
