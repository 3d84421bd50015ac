import type { AnyEntity } from '../../registry/entity.ts'
import type { FieldError } from '../../shared/errors.ts'
import type { Mapping } from '../rules/rule-schema.ts'
import { compileItems } from './compile-items.ts'
import { compileMapping } from './compile-mapping.ts'
import type { CompileAround } from './compile-rule.ts'
import type { Mapped, MappingOrigin } from './compiled-rule.ts'
import { kindOf } from './kind-of.ts'
import { isRefused } from './refused.ts'

type Write = (origin: MappingOrigin, input: Record<string, unknown>, errors: FieldError[]) => void

/** Maps a record to what a caller would send for one of the entity. @param key leads the fields of errors */
export function compileFields(
  key: string,
  mappings: readonly Mapping[],
  around: CompileAround & { source: AnyEntity; target: AnyEntity },
): (origin: MappingOrigin) => Mapped {
  const writes = mappings.map((mapping) => compileWrite(key, mapping, around))
  return (origin) => {
    const mapped: Mapped = { input: {}, errors: [] }
    for (const write of writes) write(origin, mapped.input, mapped.errors)
    return mapped
  }
}

function compileWrite(
  key: string,
  mapping: Mapping,
  around: CompileAround & { source: AnyEntity; target: AnyEntity },
): Write {
  const { to } = mapping
  const field = `${key}.${to}`
  if (to === 'items') {
    const map = compileItems(mapping, around)
    return (origin, input, errors) => {
      const { items, errors: wrong } = map(origin)
      for (const error of wrong) errors.push({ ...error, field: `${field}${error.field}` })
      if (items !== undefined) input['items'] = items
    }
  }
  const { target, customFields } = around
  const kind = kindOf(target, to, customFields)
  const map = compileMapping(mapping, { ...around, kind, ofItem: false })
  const [name = '', custom] = to.split('.')
  return (origin, input, errors) => {
    const value = map(origin, origin.source)
    if (value === undefined) return
    if (isRefused(value)) errors.push({ field, rule: value.rule })
    else if (custom === undefined) input[name] = value
    else ((input['customFields'] ??= {}) as Record<string, unknown>)[custom] = value
  }
}
