/** Control characters, line ends, and what turns the direction of writing around. */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]+/gu

/** What somebody wrote, on one line of at most `max` characters. */
export function plain(text: string, max: number): string {
  const line = text.replace(UNPRINTABLE, ' ').trim()
  const characters = [...line]
  return characters.length <= max ? line : `${characters.slice(0, max - 1).join('')}…`
}
