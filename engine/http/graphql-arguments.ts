/**
 * The text that a query gives for one argument of a field, as a literal or through a variable; ''
 * when it gives none.
 */
export function argumentOf(
  query: string,
  field: string,
  name: string,
  variables: Readonly<Record<string, unknown>>,
): string {
  const call = new RegExp(`\\b${field}\\s*\\(([^)]*)\\)`).exec(query)?.[1] ?? ''
  const value = new RegExp(`\\b${name}\\s*:\\s*(?:\\$(\\w+)|"([^"]*)")`).exec(call)
  if (!value) return ''
  const [, variable, literal] = value
  if (variable === undefined) return literal ?? ''
  const given = Object.hasOwn(variables, variable) ? variables[variable] : ''
  return typeof given === 'string' ? given : ''
}
