/** What `?search=` looks into. */
export function searchTextOf(searched: readonly string[], values: Record<string, unknown>): string {
  return searched
    .flatMap((name) => {
      const value = values[name]
      return typeof value === 'string' ? [value.toLowerCase()] : []
    })
    .join('\n')
}

/** A pattern of LIKE that finds the text anywhere. */
export const anywhere = (text: string): string => `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
