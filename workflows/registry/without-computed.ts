import type { AnyEntity } from './entity.ts'
import { isObject } from './parse-input.ts'

/**
 * Input whose items may be sent back as they were read: what Potok has set in a row that is kept is left
 * out, because it is set anew. In a new row it is refused as any unknown field.
 */
export function withoutComputed({ items }: AnyEntity, input: unknown): unknown {
  if (!items || !isObject(input) || !Array.isArray(input['items'])) return input
  const isComputed = (key: string) =>
    Object.hasOwn(items.fields, key) && items.fields[key]?.readOnly
  const rows = input['items'].map((row: unknown) =>
    isObject(row) && 'id' in row
      ? Object.fromEntries(Object.entries(row).filter(([key]) => !isComputed(key)))
      : row,
  )
  return { ...input, items: rows }
}
