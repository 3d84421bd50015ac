import type { Environment, ParseResult } from '@marcbachmann/cel-js'
import type { Expression, Expressions } from '../../workflows/conversion/ports.ts'
import { AppError } from '../../workflows/shared/errors.ts'
import { createEnvironment } from './environment.ts'
import { type Reading, readAst } from './read-ast.ts'
import { runGuarded } from './run-guarded.ts'
import { toJson } from './to-json.ts'
import { weightOf } from './weight-of.ts'
import { withNulls } from './with-nulls.ts'

/** Milliseconds of wall time: far above what a busy machine may take away from an honest expression. */
const TIME_LIMIT = 500
/** Characters and entries that a loop may meet without a watch on its time. */
const LIGHT = 2_000

/** CEL by @marcbachmann/cel-js, bounded in time and size; `matches` by RE2. */
export function createExpressions(): Expressions {
  const environments = new Map<string, Environment>()

  function environmentOf(variables: readonly string[]): Environment {
    const key = variables.join()
    const known = environments.get(key)
    if (known) return known
    const made = createEnvironment(variables)
    environments.set(key, made)
    return made
  }

  return {
    compile: (source, variables) => {
      const run = attempt(() => environmentOf(variables).parse(source))
      const reading = attempt(() => readAst(run.ast, new Set(variables)))
      const { valid, type = 'dyn', error } = run.check()
      if (!valid) throw invalid(error)
      return { ...expressionOf(run, reading), type }
    },
  }
}

function expressionOf(run: ParseResult, { paths, needed, loops }: Reading) {
  const evaluate: Expression['evaluate'] = (variables) => {
    const full = withNulls(variables, needed)
    const isLight = loops === 0 || (loops === 1 && weightOf(full, needed, LIGHT) < LIGHT)
    return attempt(() => toJson(isLight ? run(full) : runGuarded(() => run(full), TIME_LIMIT)))
  }
  return { evaluate, paths }
}

function attempt<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw invalid(error)
  }
}

/** The library's messages show the expression again over several lines; its summary does not. */
function invalid(error: unknown): AppError {
  if (error instanceof AppError) return error
  if (isTimeout(error)) return new AppError('invalid_input', 'It takes too long', { cause: error })
  const { summary, message, cause } = (error ?? {}) as Partial<Record<string, unknown>>
  if (cause instanceof AppError) return cause
  const [first = ''] = String(summary ?? message ?? error).split('\n')
  return new AppError('invalid_input', first.slice(0, 300) || 'It cannot be computed', {
    cause: error,
  })
}

const isTimeout = (error: unknown) =>
  (error as { code?: unknown } | null)?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
