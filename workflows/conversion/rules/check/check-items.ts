import type { AnyEntity } from '../../../registry/entity.ts'
import { sameFields } from '../../mapping/compile-items.ts'
import type { Mapping } from '../rule-schema.ts'
import { below, type Report } from './check-around.ts'
import { checkMapping, type MappingAround } from './check-mapping.ts'
import { checkOrigin, originsOf } from './check-origin.ts'
import { spoken } from './spoken.ts'
import { takesItems, writableItemField } from './writable-field.ts'

/** Checks how the items of a target are made. */
export function checkItems(
  mapping: Mapping,
  entity: AnyEntity,
  around: MappingAround,
  report: Report,
): void {
  const { source } = around
  if (!takesItems(entity))
    return report('.to', `the ${spoken(entity.name)} has no items that can be mapped`)
  if ((mapping.transforms ?? []).length > 0) report('.transforms', 'items take none as a whole')
  const [origin, ...others] = originsOf(mapping)
  if (origin === undefined || others.length > 0) {
    return report('', 'must have exactly one of field, path, value, expression and record')
  }
  if (origin === 'record') return report('.record', 'is an id, and no list of items')
  if (mapping.field !== undefined) {
    if (mapping.field !== 'items') return report('.field', 'must be items, or path or expression')
    if (!source.items) {
      return report('.field', `the ${spoken(source.name)} has no items`)
    }
  } else {
    const shape = checkOrigin(mapping, around, report)
    if (shape === null) return
    if (shape.kind !== 'any' && !shape.isList && shape.kind !== 'json') {
      return report(`.${origin}`, 'must give a list')
    }
    if (origin === 'value' && !Array.isArray(mapping.value)) {
      return report('.value', 'must be a list')
    }
    if (!mapping.items) return report('.items', 'must say how an entry becomes an item')
  }
  const isJsonItem = mapping.field !== 'items'
  checkItemMappings(mapping, entity, { ...around, isJsonItem, ofItem: true }, report)
}

function checkItemMappings(
  mapping: Mapping,
  entity: AnyEntity,
  around: MappingAround,
  report: Report,
): void {
  const mapped = new Set<string>()
  const mappings = mapping.items ?? sameFields(around.source, entity)
  for (const [index, each] of mappings.entries()) {
    const at = mapping.items ? below(report, `.items[${index}]`) : report
    if (mapped.has(each.to)) at('.to', `${each.to} is mapped twice`)
    mapped.add(each.to)
    const writable = writableItemField(entity, each.to)
    if ('rule' in writable) at('.to', writable.rule)
    else checkMapping(each, writable.field, around, at)
  }
  for (const [name, field] of Object.entries(entity.items?.fields ?? {})) {
    const isNeeded = field.required && field.initial === undefined && !field.readOnly
    if (!isNeeded || mapped.has(name)) continue
    report(mapping.items ? '.items' : '', `must map ${name} of each item, which is required`)
  }
}
