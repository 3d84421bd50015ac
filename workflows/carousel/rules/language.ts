import type { Language } from '../content.ts'

/** The share of Cyrillic among the letters, 0 to 1; null when there are no letters to judge by. */
function cyrillicShare(text: string): number | null {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  if (letters === 0) return null
  return (text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0) / letters
}

/** Whether a text may pass for the language: foreign names and terms are allowed in either. */
export function isWrittenIn(text: string, language: Language): boolean {
  const share = cyrillicShare(text)
  if (share === null) return true
  return language === 'ru' ? share >= 0.35 : share <= 0.35
}
