/**
 * JSON by RFC 8785: members in the order of their UTF-16 code units, no space, numbers as ECMAScript
 * writes them. Takes what `JSON.parse` gives: no `undefined`, no lone surrogates.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  let members = ''
  // Without a comparison of its own, sort goes by UTF-16 code units.
  for (const key of Object.keys(value).toSorted()) {
    const member = canonicalJson((value as Record<string, unknown>)[key])
    members += `${members === '' ? '' : ','}${JSON.stringify(key)}:${member}`
  }
  return `{${members}}`
}
