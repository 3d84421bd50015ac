/** What `?search=` looks into. */
export function searchTextOf(searched: readonly string[], values: Record<string, unknown>): string {
  return searched
    .flatMap((name) => {
      const value = values[name]
      return typeof value === 'string' ? [folded(value)] : []
    })
    .join('\n')
}

/** In one case, and with е for ё: people write the one for the other. */
export const folded = (text: string): string => text.toLowerCase().replaceAll('ё', 'е')

/** A pattern of LIKE that finds the text anywhere. */
export const anywhere = (text: string): string => `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
