import type { Fields } from '../../workflows/registry/entity.ts'

/** What `?search=` looks into. */
export function searchTextOf(fields: Fields, values: Record<string, unknown>): string {
  return Object.entries(fields)
    .flatMap(([name, { search }]) => {
      const value = values[name]
      return search && typeof value === 'string' ? [value.toLowerCase()] : []
    })
    .join('\n')
}

/** A pattern of LIKE that finds the text anywhere. */
export const anywhere = (text: string): string => `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
