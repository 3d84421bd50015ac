import type { ASTNode } from '@marcbachmann/cel-js'

/** A field that an expression reads, as in `event.data.user.id`, from the variable down. */
export type Path = readonly string[]

/** Every path of fields that the expression reads, without those that `has(…)` asks about. */
export function pathsOf(ast: ASTNode): Path[] {
  const paths: Path[] = []
  visit(ast, paths)
  return paths
}

function visit(node: ASTNode, paths: Path[]): void {
  if (node.op === 'call' && node.args[0] === 'has') return
  const path = pathOf(node)
  if (path && path.length > 1) paths.push(path)
  else for (const child of childrenOf(node.args)) visit(child, paths)
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

/**
 * The context with null in place of every field that the paths name and that is not there: CEL
 * throws for a missing key, Inngest's server takes it for null. Nothing handed in is changed.
 */
export function withNulls(
  context: Readonly<Record<string, unknown>>,
  paths: readonly Path[],
): Record<string, unknown> {
  const copies = new Map<unknown, Record<string, unknown>>()
  const root: Record<string, unknown> = { ...context }
  for (const path of paths) {
    let holder = root
    for (const [i, field] of path.entries()) {
      const last = i === path.length - 1
      const value = Object.hasOwn(holder, field) ? holder[field] : undefined
      if (value !== undefined && (last || !isRecord(value))) break
      if (last) {
        holder[field] = null
        break
      }
      const copy = copies.get(value) ?? { ...(isRecord(value) ? value : {}) }
      copies.set(copy, copy)
      if (value !== undefined) copies.set(value, copy)
      holder[field] = copy
      holder = copy
    }
  }
  return root
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
