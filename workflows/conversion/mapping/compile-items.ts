import type { AnyEntity, Fields } from '../../registry/entity.ts'
import type { FieldError } from '../../shared/errors.ts'
import type { ItemMapping, Mapping } from '../rules/rule-schema.ts'
import { compileMapping, type MapValue } from './compile-mapping.ts'
import type { CompileAround } from './compile-rule.ts'
import type { MappingOrigin } from './compiled-rule.ts'
import { isRefused } from './refused.ts'

const MOST = 1000

export interface MappedItems {
  items: Record<string, unknown>[] | undefined
  errors: FieldError[]
}

/** The items of a target from a list; without mappings of their own, fields of the same name. */
export function compileItems(
  mapping: Mapping,
  { source, target, ...around }: CompileAround & { source: AnyEntity; target: AnyEntity },
): (origin: MappingOrigin) => MappedItems {
  const { items: own, ...list } = mapping
  const read = compileMapping(list, { ...around, source, kind: null, ofItem: false })
  const fields = target.items?.fields ?? {}
  const mapped = (own ?? sameFields(source, target)).map((each): [string, MapValue] => {
    const kind = fields[each.to]?.kind ?? null
    return [each.to, compileMapping(each, { ...around, source, kind, ofItem: true })]
  })

  return (origin) => {
    const value = read(origin, origin.source)
    if (value === undefined) return { items: undefined, errors: [] }
    if (isRefused(value)) return wrong('', value.rule)
    if (!Array.isArray(value)) return wrong('', 'must be a list')
    if (value.length > MOST) return wrong('', `must have at most ${MOST} entries`)
    const errors: FieldError[] = []
    const items = value.map((item: unknown, index) => {
      const made: Record<string, unknown> = {}
      if (typeof item !== 'object' || item === null || Array.isArray(item)) {
        errors.push({ field: `[${index}]`, rule: 'must be an object' })
        return made
      }
      for (const [to, map] of mapped) {
        const found = map(origin, item as Record<string, unknown>)
        if (isRefused(found)) errors.push({ field: `[${index}].${to}`, rule: found.rule })
        else if (found !== undefined) made[to] = found
      }
      return made
    })
    return { items, errors }
  }
}

const wrong = (field: string, rule: string): MappedItems => ({
  items: undefined,
  errors: [{ field, rule }],
})

/** Mappings of the fields that the items of both have, as far as callers may write them. */
export function sameFields(source: AnyEntity, target: AnyEntity): ItemMapping[] {
  const from: Fields = source.items?.fields ?? {}
  return Object.entries(target.items?.fields ?? {})
    .filter(([name, { readOnly }]) => !readOnly && Object.hasOwn(from, name))
    .map(([name]) => ({ to: name, field: name }))
}
