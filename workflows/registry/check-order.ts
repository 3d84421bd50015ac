import type { FieldError } from '../shared/errors.ts'

/** The field `last` must not be before `first`; absent ones are no error. Days or moments in UTC. */
export function checkOrder(
  values: Record<string, unknown>,
  first: string,
  last: string,
): FieldError[] {
  const [from, to] = [values[first], values[last]]
  if (typeof from !== 'string' || typeof to !== 'string') return []
  return Date.parse(to) < Date.parse(from)
    ? [{ field: last, rule: `must not be before ${first}` }]
    : []
}
