import type { Language } from '../content.ts'

/** The share of Cyrillic among the letters, 0 to 1; null when there are no letters to judge by. */
export function cyrillicShare(text: string): number | null {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  if (letters === 0) return null
  return (text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0) / letters
}

/** The language that a text is mostly written in; `fallback` when it has no letters. */
export function detectLanguage(text: string, fallback: Language): Language {
  const share = cyrillicShare(text)
  if (share === null) return fallback
  return share >= 0.5 ? 'ru' : 'en'
}

/** Whether a text may pass for the language: foreign names and terms are allowed in either. */
export function isWrittenIn(text: string, language: Language): boolean {
  const share = cyrillicShare(text)
  if (share === null) return true
  return language === 'ru' ? share >= 0.35 : share <= 0.35
}
