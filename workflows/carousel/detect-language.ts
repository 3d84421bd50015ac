import type { Language } from './content.ts'

/** Russian when at least a third of the letters are Cyrillic, otherwise English. */
export function detectLanguage(text: string): Language {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const cyrillic = text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0
  return letters > 0 && cyrillic * 3 >= letters ? 'ru' : 'en'
}
