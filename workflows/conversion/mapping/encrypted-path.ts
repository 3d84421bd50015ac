import type { AnyEntity, Fields } from '../../registry/entity.ts'

/** Does a path into the record, or into an item of it, lead to an encrypted value, or to a whole that has one? */
export function encryptedPath(
  entity: AnyEntity,
  keys: readonly string[],
  ofItem: boolean,
): boolean {
  const items = entity.items?.fields ?? {}
  if (ofItem) return leads(items, keys)
  if (keys.length === 0) return hasEncrypted(entity.fields) || hasEncrypted(items)
  if (keys[0] !== 'items') return leads(entity.fields, keys)
  return leads(items, keys.slice(2))
}

function leads(fields: Fields, [name]: readonly string[]): boolean {
  if (name === undefined) return hasEncrypted(fields)
  return Object.hasOwn(fields, name) && Boolean(fields[name]?.encrypted)
}

const hasEncrypted = (fields: Fields) => Object.values(fields).some(({ encrypted }) => encrypted)
