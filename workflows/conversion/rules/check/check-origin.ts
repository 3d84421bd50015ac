import { keysOfPointer } from '../../mapping/pointer.ts'
import type { ItemMapping } from '../rule-schema.ts'
import type { MappingAround } from './check-mapping.ts'
import type { Report } from './check-around.ts'
import { checkExpression } from './check-expression.ts'
import { lookInto } from './check-path.ts'
import { ANY, type Shape } from './shape.ts'
import { isPart, itemShape, sourceShape, unknownField } from './source-field.ts'

const ORIGINS = ['field', 'path', 'value', 'expression', 'record'] as const

/** Which of the ways to say where a value comes from a mapping uses. */
export const originsOf = (mapping: ItemMapping) =>
  ORIGINS.filter((origin) => mapping[origin] !== undefined)

/** What a mapping starts with, before its transforms; null when it was reported. */
export function checkOrigin(
  mapping: ItemMapping,
  around: MappingAround,
  report: Report,
): Shape | null {
  const { field, path, expression, record } = mapping
  if (field !== undefined) return ofField(field, around, report)
  if (path !== undefined) return ofPath(path, around, report)
  if (record !== undefined) return ofRecord(record, around, report)
  if (expression === undefined) return ANY
  const checked = checkExpression(expression, around, around)
  if ('shape' in checked) return checked.shape
  report('.expression', checked.rule)
  return null
}

function ofField(field: string, around: MappingAround, report: Report): Shape | null {
  const { source, customFields, ofItem } = around
  const shape = ofItem ? itemShape(around, field) : sourceShape(source, field, customFields)
  if (shape) return shape
  report(
    '.field',
    isPart(field) || field === 'items'
      ? `${field} is no field by itself: say which part by path`
      : unknownField(source, ofItem ? `items[].${field}` : field),
  )
  return null
}

function ofPath(path: string, around: MappingAround, report: Report): Shape | null {
  if (/~(?![01])/u.test(path)) {
    report('.path', 'must write ~ as ~0 and / as ~1 within a key (RFC 6901)')
    return null
  }
  const looked = lookInto(keysOfPointer(path), around, around.ofItem)
  if ('shape' in looked) return looked.shape
  report('.path', looked.rule)
  return null
}

function ofRecord(key: string, { records }: MappingAround, report: Report): Shape | null {
  const entity = records.get(key)
  if (entity !== undefined) return { kind: 'reference', entity }
  const known = [...records.keys()].join(', ')
  report('.record', `${key} is not the source nor an earlier target: one of ${known}`)
  return null
}
