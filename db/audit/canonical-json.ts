/**
 * JSON by RFC 8785: members in the order of their UTF-16 code units, no space, numbers as ECMAScript
 * writes them. Takes what `JSON.parse` gives: no `undefined`, no lone surrogates.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  const members = Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`)
  return `{${members.join(',')}}`
}
