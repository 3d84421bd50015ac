import { refuse, shown } from '../refused.ts'
import { each } from './each.ts'
import type { Change } from './transform-around.ts'

type Value = string | number | boolean | null

/** The form in which keys of a lookup are compared. */
export const lookupKey = (value: unknown): string => String(value).trim().toLowerCase()

export function lookup(values: Readonly<Record<string, Value>>, otherwise?: Value): Change {
  const table = new Map(Object.entries(values).map(([key, value]) => [lookupKey(key), value]))
  return each((value) => {
    if (typeof value === 'object') return refuse('must be text, a number or a truth')
    const key = lookupKey(value)
    const found = table.get(key)
    if (found !== undefined) return found
    if (otherwise !== undefined) return otherwise
    return key === '' ? null : refuse(`has no value for ${shown(value)} in its lookup`)
  })
}
