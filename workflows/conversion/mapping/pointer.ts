/** The keys of a JSON Pointer (RFC 6901). */
export const keysOfPointer = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))

/** Of an array RFC 6901 knows only these: `length` leads nowhere. */
const INDEX = /^(?:0|[1-9]\d*)$/

/** What the keys lead to; undefined where nothing is. */
export function valueAt(root: unknown, keys: readonly string[]): unknown {
  let at = root
  for (const key of keys) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined
    if (Array.isArray(at) && !INDEX.test(key)) return undefined
    at = at[key as keyof typeof at]
  }
  return at
}
