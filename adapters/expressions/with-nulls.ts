import type { Path } from './read-ast.ts'

type Values = Record<string, unknown>

/**
 * The variables with null in place of every field that the paths name and that is not there: CEL throws
 * for a missing key. Nothing handed in is changed, and nothing copied where nothing is missing.
 */
export function withNulls(variables: Readonly<Values>, paths: readonly Path[]): Readonly<Values> {
  let root = variables
  for (const path of paths) {
    if (isMissing(root, path)) root = filled(root, path, 0)
  }
  return root
}

function isMissing(root: Readonly<Values>, path: Path): boolean {
  let at: unknown = root
  for (const key of path) {
    if (at === null || at === undefined) return true
    if (!isObject(at)) return false
    at = Object.hasOwn(at, key) ? at[key] : undefined
  }
  return at === undefined
}

function filled(holder: Readonly<Values>, path: Path, at: number): Values {
  const key = path[at] ?? ''
  const value = Object.hasOwn(holder, key) ? holder[key] : undefined
  if (at === path.length - 1) return { ...holder, [key]: value ?? null }
  if (value !== undefined && value !== null && !isObject(value)) return { ...holder }
  return { ...holder, [key]: filled(value ?? {}, path, at + 1) }
}

function isObject(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
