import type { Language } from '../../../workflows/carousel/content.ts'

const NBSP = '\u00a0'

const words = (list: string) => list.split(' ').join('|')

// Words that must not hang at the end of a line, and particles that must not begin one.
const LEADING: Record<Language, RegExp> = {
  ru: leading(
    'а в и к о с у я во да до ее её за из их ко ли на не ни но об он от по со то ты уж без вне для или как мы над вы под при про так чем что',
  ),
  en: leading('a an the and or i in of on to at by no is'),
}
const TRAILING: Record<Language, RegExp | null> = {
  ru: new RegExp(` (?=(?:${words('бы б же ж ли ль')})(?![\\p{L}\\p{N}-]))`, 'giu'),
  en: null,
}
const DASH = / (?=[—–-](?: |$))/gu
const NUMBER = /(?<=(?:^|[\s\u00a0(«“"])[№§#]?\d[\d.,]*) (?=\p{L})/gu
const SIGN = /(?<=[№§]) (?=\d)/gu

function leading(list: string): RegExp {
  return new RegExp(`(?<=(?:^|[\\s\\u00a0(«“"„—])(?:${words(list)})) `, 'giu')
}

/** Ties short prepositions, conjunctions, numbers and dashes to the word they belong to. */
export function bindShortWords(text: string, language: Language): string {
  let bound = text.replace(LEADING[language], NBSP).replace(DASH, NBSP)
  bound = bound.replace(NUMBER, NBSP).replace(SIGN, NBSP)
  const trailing = TRAILING[language]
  return trailing === null ? bound : bound.replace(trailing, NBSP)
}
