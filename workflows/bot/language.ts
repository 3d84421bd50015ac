import type { Language } from '../carousel/content.ts'

/** Languages of Telegram users to whom Russian speaks better than English. */
const RUSSIAN_READERS = new Set(['ru', 'be', 'kk', 'ky', 'tg', 'uz', 'hy', 'az', 'tt', 'ba', 'cv'])
const CYRILLIC_SHARE = 0.3
/** Fewer Latin words than this are a name or a term (“iPhone 17”), which says nothing of the language. */
const LATIN_WORDS = 3
/** Tags, links, mentions and hashtags are Latin in every language. */
const NOT_SPEECH = /<[^<>]*>|\bhttps?:\/\/\S+|[@#]\w+/giu

/** The language of a text by its letters; null when they do not tell. */
export function languageOfText(written: string): Language | null {
  const text = written.replaceAll(NOT_SPEECH, ' ')
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  if (letters === 0) return null
  const cyrillic = text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0
  if (cyrillic / letters >= CYRILLIC_SHARE) return 'ru'
  const words = text.match(/\p{Script=Latin}[\p{Script=Latin}'’-]*/gu)?.length ?? 0
  return words >= LATIN_WORDS ? 'en' : null
}

/** The language for someone of whom only Telegram's `language_code` (IETF tag) is known. */
export function languageOfUser(languageCode: string | null): Language {
  if (languageCode === null) return 'ru'
  const [primary = ''] = languageCode.toLowerCase().split('-')
  return RUSSIAN_READERS.has(primary) ? 'ru' : 'en'
}
