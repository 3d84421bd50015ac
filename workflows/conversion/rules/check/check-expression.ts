import { AppError } from '../../../shared/errors.ts'
import { IN_ITEMS, VARIABLES } from '../../mapping/compile-origin.ts'
import type { Expression } from '../../ports.ts'
import type { CheckAround } from './check-around.ts'
import { lookInto } from './check-path.ts'
import { ANY, type Shape } from './shape.ts'

const SHAPES: Readonly<Record<string, Shape>> = {
  string: { kind: 'text', isOpen: true },
  int: { kind: 'number' },
  uint: { kind: 'number' },
  double: { kind: 'number' },
  bool: { kind: 'boolean' },
  'google.protobuf.Timestamp': { kind: 'instant' },
}

/** What an expression gives, or why it cannot stand in a rule. */
export function checkExpression(
  text: string,
  around: CheckAround,
  { ofItem = false } = {},
): { shape: Shape } | { rule: string } {
  let expression: Expression
  try {
    expression = around.expressions.compile(text, ofItem ? IN_ITEMS : VARIABLES)
  } catch (error) {
    if (error instanceof AppError) return { rule: `is not an expression: ${error.message}` }
    throw error
  }
  for (const [variable, ...keys] of expression.paths) {
    if (variable === 'now' && keys.length === 0) continue
    if (variable === 'now') return { rule: 'now is text, and has nothing below it' }
    if (variable === 'source' && keys.length === 0) {
      return { rule: 'takes the whole source: name its fields, such as source.name' }
    }
    const looked = lookInto(keys, around, variable === 'item')
    if ('rule' in looked) return looked
  }
  const type = expression.type.replace(/<.*$/su, '')
  if (type === 'list') return { shape: { kind: 'any', isList: true } }
  return { shape: SHAPES[type] ?? (type === 'map' ? { kind: 'json' } : ANY) }
}

/** Why it is no condition; null when it is one. */
export function checkCondition(text: string, around: CheckAround): string | null {
  const checked = checkExpression(text, around)
  if ('rule' in checked) return checked.rule
  const { kind, isList } = checked.shape
  return !isList && (kind === 'any' || kind === 'boolean')
    ? null
    : `must give true or false, and gives ${isList ? 'a list' : kind}`
}
