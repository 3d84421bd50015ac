import { Environment } from '@marcbachmann/cel-js'
import { AppError } from '../../workflows/shared/errors.ts'
import { matchesPattern } from './matches-pattern.ts'

/** What one expression may hold on to, in characters. */
export const LONGEST_TEXT = 1_000_000

const arithmetic = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
} as const satisfies Record<string, (a: number, b: number) => number>

/** Functions of CEL that take unbounded time or space, and the ones that run in their place. */
export const BOUNDED: ReadonlyMap<string, string> = new Map([
  ['matches', 'matchesBounded'],
  ['join', 'joinBounded'],
])

/**
 * CEL (https://cel.dev) for records: numbers from JSON are doubles, numbers in an expression are ints, and
 * arithmetic accepts both together.
 */
export function createEnvironment(variables: readonly string[]): Environment {
  const environment = new Environment({
    homogeneousAggregateLiterals: false,
    limits: {
      maxAstNodes: 200,
      maxDepth: 24,
      maxListElements: 100,
      maxMapEntries: 100,
      maxCallArguments: 10,
    },
  })
  for (const name of variables) environment.registerVariable(name, 'dyn')
  for (const [operator, apply] of Object.entries(arithmetic)) {
    const handler = (a: number | bigint, b: number | bigint) => apply(Number(a), Number(b))
    environment.registerOperator(`double ${operator} int: double`, handler)
    environment.registerOperator(`int ${operator} double: double`, handler)
  }
  environment.registerOperator('double % double', arithmetic['%'])
  environment.registerFunction('string.matchesBounded(string): bool', matchesPattern)
  for (const list of ['list<string>', 'list<dyn>']) {
    environment.registerFunction(`${list}.joinBounded(): string`, (parts) => join(parts, ''))
    environment.registerFunction(`${list}.joinBounded(string): string`, join)
  }
  return environment
}

function join(parts: readonly unknown[], separator: string): string {
  let length = 0
  for (const part of parts) {
    if (typeof part !== 'string') throw new AppError('invalid_input', 'join takes a list of texts')
    length += part.length + separator.length
    if (length > LONGEST_TEXT) throw new AppError('invalid_input', 'join would make too much text')
  }
  return parts.join(separator)
}
