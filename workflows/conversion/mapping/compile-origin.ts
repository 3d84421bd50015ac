import { AppError } from '../../shared/errors.ts'
import type { AnyEntity } from '../../registry/entity.ts'
import type { Expressions } from '../ports.ts'
import type { ItemMapping } from '../rules/rule-schema.ts'
import type { MappingOrigin } from './compiled-rule.ts'
import { encryptedPath } from './encrypted-path.ts'
import { keysOfPointer, valueAt } from './pointer.ts'
import { refuse } from './refused.ts'
import type { Mapping } from './transforms/transform-around.ts'

/** The record of a mapping is the source, or within items the item. */
export type ReadOrigin = (origin: MappingOrigin, record: Mapping) => unknown

export interface OriginAround {
  expressions: Expressions
  source: AnyEntity
  /** Within the items of a target. */
  ofItem: boolean
}

/** Where a value comes from, before its transforms. @throws AppError `invalid_input` */
export function compileOrigin(mapping: ItemMapping, around: OriginAround): ReadOrigin {
  const { field, path, value, expression, record: key } = mapping
  if (field !== undefined) return ofField(field)
  if (path !== undefined) {
    const keys = keysOfPointer(path)
    if (encryptedPath(around.source, keys, around.ofItem)) {
      throw new AppError('invalid_input', `${path} leads to something encrypted`)
    }
    return (_, record) => valueAt(record, keys)
  }
  if (key !== undefined) {
    return key === 'source' ? ({ source }) => source.id : ({ records }) => records[key]
  }
  return expression === undefined ? () => value : ofExpression(expression, around)
}

function ofField(field: string): ReadOrigin {
  const [name = '', key] = field.split('.')
  if (key === undefined) {
    return (_, record) => (Object.hasOwn(record, name) ? record[name] : undefined)
  }
  return (_, record) => {
    const custom = record[name] as Record<string, unknown> | undefined
    return custom && Object.hasOwn(custom, key) ? custom[key] : undefined
  }
}

function ofExpression(text: string, { expressions, source, ofItem }: OriginAround): ReadOrigin {
  const expression = expressions.compile(text, ofItem ? IN_ITEMS : VARIABLES)
  requireOpen(source, expression.paths)
  return ({ source: record, now }, item) => {
    try {
      return expression.evaluate(ofItem ? { source: record, now, item } : { source: record, now })
    } catch (error) {
      if (error instanceof AppError) return refuse(`cannot be computed: ${error.message}`)
      throw error
    }
  }
}

/** What expressions of a rule may read. */
export const VARIABLES = ['source', 'now'] as const
export const IN_ITEMS = ['source', 'now', 'item'] as const

/** @throws AppError `invalid_input` when an expression would read what is encrypted */
export function requireOpen(source: AnyEntity, paths: readonly (readonly string[])[]): void {
  for (const [variable, ...keys] of paths) {
    if (variable === 'now') continue
    if (!encryptedPath(source, keys, variable === 'item')) continue
    const told = [variable, ...keys].join('.')
    throw new AppError('invalid_input', `${told} leads to something encrypted`)
  }
}
