import type { ASTNode } from '@marcbachmann/cel-js'
import { AppError } from '../../workflows/shared/errors.ts'
import { BOUNDED } from './environment.ts'
import { compilePattern } from './matches-pattern.ts'

export type Path = readonly string[]

/** What an expression does, as far as its text tells. */
export interface Reading {
  /** Fields read from the variables down; a variable by itself is a path of one. */
  paths: Path[]
  /** Those of them that are computed with, and so are null where they are missing: all but the ones in `has(…)`. */
  needed: Path[]
  /** How deep loops such as `map` stand in each other. */
  loops: number
}

const LOOPS: ReadonlySet<string> = new Set(['all', 'exists', 'exists_one', 'map', 'filter'])

/**
 * Reads the tree of an expression, and puts bounded functions in place of those that are not.
 * @throws AppError `invalid_input` for what no rule may use
 */
export function readAst(ast: ASTNode, variables: ReadonlySet<string>): Reading {
  const reading: Reading = { paths: [], needed: [], loops: 0 }
  visit(ast, 0, true)
  return reading

  function visit(node: ASTNode, loops: number, isNeeded: boolean): void {
    reading.loops = Math.max(reading.loops, loops)
    const path = pathOf(node)
    if (path) {
      if (path[0] === 'cel') throw new AppError('invalid_input', 'cel.bind is not available')
      if (!variables.has(path[0] ?? '')) return
      reading.paths.push(path)
      if (isNeeded && path.length > 1) reading.needed.push(path)
      return
    }
    if (node.op === 'rcall') {
      const [name, receiver, args] = node.args
      const pattern = args[0]
      if (name === 'matches' && pattern?.op === 'value' && typeof pattern.args === 'string') {
        compilePattern(pattern.args)
      }
      const call = node.args as [string, ASTNode, ASTNode[]]
      call[0] = BOUNDED.get(name) ?? name
      visit(receiver, loops, isNeeded)
      for (const arg of args) visit(arg, loops + (LOOPS.has(name) ? 1 : 0), isNeeded)
      return
    }
    const asks = node.op === 'call' && node.args[0] === 'has'
    for (const child of childrenOf(node.args)) visit(child, loops, isNeeded && !asks)
  }
}

function pathOf(node: ASTNode): string[] | null {
  if (node.op === 'id') return [node.args]
  if (node.op !== '.' && node.op !== '[]') return null
  const base = pathOf(node.args[0])
  const field = node.op === '.' ? node.args[1] : literal(node.args[1])
  return base && field !== null ? [...base, field] : null
}

function literal(node: ASTNode): string | null {
  return node.op === 'value' && typeof node.args === 'string' ? node.args : null
}

function childrenOf(args: unknown): ASTNode[] {
  if (Array.isArray(args)) return args.flatMap(childrenOf)
  return typeof args === 'object' && args !== null && 'op' in args && 'args' in args
    ? [args as ASTNode]
    : []
}
