type Tree = Record<string, unknown>

/** `patch` over `base`: objects are merged, lists and single values replaced, unknown keys of old rows dropped. */
export function mergeSettings<T extends object>(base: T, patch: object): T {
  const values = patch as Tree
  return Object.fromEntries(
    Object.entries(base).map(([key, value]) => {
      const next = Object.hasOwn(values, key) ? values[key] : undefined
      if (next === undefined) return [key, value]
      return [key, isTree(value) && isTree(next) ? mergeSettings(value, next) : next]
    }),
  ) as T
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
