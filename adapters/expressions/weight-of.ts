import type { Path } from './read-ast.ts'

/** How much the paths lead to: entries of lists and objects, and characters; stops counting at `most`. */
export function weightOf(
  variables: Readonly<Record<string, unknown>>,
  paths: readonly Path[],
  most: number,
): number {
  let weight = 0
  const add = (value: unknown): void => {
    weight += typeof value === 'string' ? value.length : 1
    if (weight >= most || typeof value !== 'object' || value === null) return
    for (const entry of Object.values(value)) {
      if (weight >= most) return
      add(entry)
    }
  }
  for (const path of paths) {
    add(
      path.reduce<unknown>(
        (at, key) => (at as Record<string, unknown> | null | undefined)?.[key],
        variables,
      ),
    )
  }
  return weight
}
