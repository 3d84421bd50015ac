import type { FieldKind } from '../../registry/field.ts'
import type { ItemMapping } from '../rules/rule-schema.ts'
import type { CompileAround } from './compile-rule.ts'
import type { MappingOrigin } from './compiled-rule.ts'
import { compileOrigin, type OriginAround } from './compile-origin.ts'
import { compileTransforms } from './compile-transforms.ts'
import { isEmpty } from '../../registry/is-empty.ts'
import { isRefused, refuse } from './refused.ts'
import type { Mapping } from './transforms/transform-around.ts'

/** The value for one field of the target; undefined for none, a `Refused` when it cannot be had. */
export type MapValue = (origin: MappingOrigin, record: Mapping) => unknown

/** @throws AppError `invalid_input` */
export function compileMapping(
  mapping: ItemMapping,
  around: CompileAround & Omit<OriginAround, 'expressions'> & { kind: FieldKind | null },
): MapValue {
  const read = compileOrigin(mapping, around)
  const change = compileTransforms(mapping.transforms ?? [], around)
  const fallback = isEmpty(mapping.default) ? undefined : mapping.default
  const missing = mapping.required ? refuse('is required, and its source has no value') : undefined
  const settle = (value: unknown): unknown => (isEmpty(value) ? (fallback ?? missing) : value)
  if (change === null) {
    return (origin, record) => settle(read(origin, record))
  }
  return (origin, record) => {
    const value = read(origin, record)
    if (value === null || value === undefined || isRefused(value)) return settle(value)
    return settle(change(value, record))
  }
}
