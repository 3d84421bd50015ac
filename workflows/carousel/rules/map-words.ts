/** A copy in which every text is changed, whatever the depth; `kind` is not a text. */
export function mapWords<T>(value: T, change: (text: string) => string): T {
  return walk(value, change) as T
}

function walk(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((item) => walk(item, change))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, key === 'kind' ? item : walk(item, change)]),
  )
}
