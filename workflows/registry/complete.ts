import type { Fields } from './entity.ts'

/** Every declared field: what is given, else the initial value, else null. */
export function completeFields(
  fields: Fields,
  given: Readonly<Record<string, unknown>>,
  currency: string,
): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const name of Object.keys(fields)) {
    const field = fields[name]
    values[name] = given[name] ?? field?.initial ?? (field?.kind === 'currency' ? currency : null)
  }
  return values
}
