import { cutText } from '../../../carousel/rules/cut-text.ts'
import type { z } from 'zod'

/**
 * Cuts what is too long or too many, as the issues of a schema say, and leaves out items that are empty.
 * A value that has to be there and is not stays as it is.
 */
export function fitLimits<T>(value: T, schema: z.ZodType): T {
  let fitted = withoutEmptyItems(structuredClone(value))
  for (let round = 0; round < 3; round += 1) {
    const parsed = schema.safeParse(fitted)
    if (parsed.success) return fitted
    for (const issue of parsed.error.issues) {
      if (issue.code !== 'too_big') continue
      const max = Number(issue.maximum)
      fitted = changeAt(fitted, issue.path, (found) => {
        if (typeof found === 'string') return cutText(found, max)
        return Array.isArray(found) ? found.slice(0, max) : found
      })
    }
  }
  return fitted
}

function changeAt<T>(
  value: T,
  [key, ...rest]: readonly PropertyKey[],
  change: (found: unknown) => unknown,
): T {
  if (key === undefined) return change(value) as T
  if (typeof value !== 'object' || value === null) return value
  const inner = changeAt((value as Record<PropertyKey, unknown>)[key], rest, change)
  if (Array.isArray(value)) return value.map((item, index) => (index === key ? inner : item)) as T
  return { ...value, [key]: inner }
}

function withoutEmptyItems<T>(value: T): T {
  if (Array.isArray(value)) return value.filter((item) => item !== '').map(withoutEmptyItems) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, withoutEmptyItems(inner)]),
  ) as T
}
