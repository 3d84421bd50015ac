import type { ParseResult } from '@marcbachmann/cel-js'
import { createEnvironment } from './environment.ts'
import { runGuarded } from './guard.ts'
import { pathsOf, withNulls } from './paths.ts'
import type { Path } from './paths.ts'

/** An expression that cannot be compiled. */
export class ExpressionError extends Error {
  override readonly name = 'ExpressionError'
}

export interface Expressions {
  /** @throws ExpressionError */
  compile(source: string): void
  /** The value, with ints as numbers; undefined when it cannot be computed. */
  evaluate(source: string, context: Readonly<Record<string, unknown>>): unknown
  /** Whether it is true. What cannot be computed is no match. */
  matches(source: string, context: Readonly<Record<string, unknown>>): boolean
}

interface Compiled {
  readonly run: ParseResult
  readonly paths: readonly Path[]
  readonly mayLoop: boolean
}

const longest = 8_192
const largestCache = 5_000
/** Wall time in milliseconds: far above what a busy machine may take away from an honest expression. */
const timeLimit = 1_000
const loops = /\b(?:matches|all|exists|exists_one|map|filter|json_parse)\s*\(/

/** Compiles and evaluates CEL; compiled expressions are kept, the least recently used go first. */
export function createExpressions(): Expressions {
  const environment = createEnvironment()
  const cache = new Map<string, Compiled | ExpressionError>()

  function compiled(source: string): Compiled {
    let entry = cache.get(source)
    cache.delete(source)
    entry ??= compile(source)
    cache.set(source, entry)
    if (cache.size > largestCache) cache.delete(cache.keys().next().value ?? '')
    if (entry instanceof ExpressionError) throw entry
    return entry
  }

  function compile(source: string): Compiled | ExpressionError {
    if (source.length > longest) return new ExpressionError(`longer than ${longest} characters`)
    try {
      const run = environment.parse(source)
      const check = run.check()
      if (!check.valid) return new ExpressionError(check.error?.message ?? 'invalid')
      return { run, paths: pathsOf(run.ast), mayLoop: loops.test(source) }
    } catch (error) {
      return new ExpressionError(error instanceof Error ? error.message : String(error))
    }
  }

  function evaluate(source: string, context: Readonly<Record<string, unknown>>): unknown {
    try {
      const { run, paths, mayLoop } = compiled(source)
      const full = withNulls(context, paths)
      return plain(mayLoop ? runGuarded(() => run(full), timeLimit) : run(full))
    } catch {
      return undefined
    }
  }

  return {
    compile: (source) => {
      compiled(source)
    },
    evaluate,
    matches: (source, context) => evaluate(source, context) === true,
  }
}

function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value)
  if (Array.isArray(value)) return value.map(plain)
  return value
}
