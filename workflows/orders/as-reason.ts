/** Words as a field takes them, wherever they come from; null when nothing is left. */
export const asReason = (words: string | undefined, max = 1000): string | null =>
  (words ?? '')
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, max)
    .toWellFormed()
    .trim() || null
