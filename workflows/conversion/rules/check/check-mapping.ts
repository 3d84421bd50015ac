import type { Field } from '../../../registry/field.ts'
import { compileTransforms } from '../../mapping/compile-transforms.ts'
import { isEmpty } from '../../../registry/is-empty.ts'
import { isRefused } from '../../mapping/refused.ts'
import { namesOfTemplate } from '../../mapping/transforms/template.ts'
import type { ItemMapping } from '../rule-schema.ts'
import type { CheckAround, Report } from './check-around.ts'
import { checkOrigin, originsOf } from './check-origin.ts'
import { afterTransforms } from './check-transforms.ts'
import { constantMisfit, misfit } from './fits.ts'
import type { Shape } from './shape.ts'

export interface MappingAround extends CheckAround {
  ofItem: boolean
  /** Entities of the records that a mapping may refer to, by their keys; `source` is one. */
  records: ReadonlyMap<string, string>
}

/** Checks one mapping to a known field; reports what is wrong at its place. */
export function checkMapping(
  mapping: ItemMapping,
  field: Field,
  around: MappingAround,
  report: Report,
): void {
  const fallback = constantMisfit(mapping.default, field)
  if (fallback) report('.default', fallback)
  const [origin, ...others] = originsOf(mapping)
  if (origin === undefined || others.length > 0) {
    return report('', 'must have exactly one of field, path, value, expression and record')
  }
  const before = checkOrigin(mapping, around, report)
  if (before === null) return
  const transforms = mapping.transforms ?? []
  const shape = afterTransforms(before, transforms, around, report)
  if (before.encrypted && !field.encrypted) {
    return report('.field', `${mapping.field} is encrypted and ${mapping.to} is not`)
  }
  if (origin === 'value') return checkConstant(mapping, field, around, report)
  checkFit(shape, field, origin, report)
}

function checkFit(shape: Shape, field: Field, origin: string, report: Report): void {
  const rule = misfit(shape, field)
  if (rule) report(`.${origin}`, rule)
  if (shape.isList && field.kind !== 'tags') return
  for (const { at, value } of shape.constants ?? []) {
    const wrong = constantMisfit(shape.isList ? [value] : value, field)
    if (wrong) report(at, wrong)
  }
}

/** What a constant becomes is known now, unless a template reads the source. */
function checkConstant(
  { value, transforms = [], default: fallback }: ItemMapping,
  field: Field,
  around: MappingAround,
  report: Report,
): void {
  const isOpen = transforms.some(
    (each) =>
      each.type === 'template' && namesOfTemplate(each.text).some((name) => name !== 'value'),
  )
  if (isOpen || value === undefined) return
  if (value === null) {
    if (field.required && isEmpty(fallback)) report('.value', 'cannot be empty')
    return
  }
  const change = compileTransforms(transforms, { ...around, kind: field.kind })
  const changed = change ? change(value, {}) : value
  const rule = isRefused(changed) ? changed.rule : constantMisfit(changed, field)
  if (rule) report('.value', rule)
}
