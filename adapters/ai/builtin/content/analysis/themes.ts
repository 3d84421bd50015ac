import type { Language } from '../../../../../workflows/carousel/content.ts'
import { meaningfulWords, stem, wordsOf } from '../../words.ts'

const MOST = 5
/** Words that every business says of itself, and those of officials, by their stems. */
const EVERYBODYS =
  /^(?:компани|фирм|услуг|клиент|качеств|товар|работ|предлаг|рад|лучш|рамк|осуществл|целях|отношени|company|compani|service|customer|client|quality|product|offer|work)/u

/**
 * What a text is about: the words that come most, those of its first line weighing more, each in the form
 * that occurs most; two that stand side by side more than once are one theme.
 */
export function themesOf(text: string, language: Language): string[] {
  const all = meaningfulWords(text).filter((word) => word.length > 3)
  const own = all.filter((word) => !EVERYBODYS.test(word))
  const words = own.length > 0 ? own : all
  if (words.length === 0) return [wordsOf(text)[0] ?? (language === 'ru' ? 'без темы' : 'no theme')]
  const opening = new Set(meaningfulWords(text.split('\n')[0]?.slice(0, 150) ?? '').map(stem))
  const groups = [...Map.groupBy(words, stem)]
    .map(([key, forms]) => ({
      key,
      word: commonest(forms),
      weight:
        forms.length +
        (opening.has(key) ? 1 : 0) +
        (isVerbLike(forms[0] ?? '', language) ? -1.5 : 0),
    }))
    .sort((one, other) => other.weight - one.weight)
  const pairs = frequentPairs(text)
  const spelling = withYo(text)
  const themes: string[] = []
  const used = new Set<string>()
  for (const { key, word } of groups) {
    if (themes.length === MOST) break
    if (used.has(key)) continue
    const pair = pairs.find(
      ({ keys }) => keys.includes(key) && keys.every((part) => !used.has(part)),
    )
    const keys = pair?.keys ?? [key]
    for (const part of keys) used.add(part)
    themes.push(spelling(pair?.words ?? word).slice(0, 80))
  }
  return themes
}

function commonest(forms: readonly string[]): string {
  const counts = [...Map.groupBy(forms, (form) => form)]
  return counts.sort(([, one], [, other]) => other.length - one.length)[0]?.[0] ?? ''
}

/** Words as the person wrote them: they are counted with `ё` as `е`. */
function withYo(text: string): (words: string) => string {
  const written = text.toLowerCase().match(/\p{L}*ё\p{L}*/gu) ?? []
  const spelled = new Map(written.map((word) => [word.replaceAll('ё', 'е'), word]))
  return (words) =>
    words
      .split(' ')
      .map((word) => spelled.get(word) ?? word)
      .join(' ')
}

/** Verbs, adjectives and adverbs say little of a subject. */
function isVerbLike(word: string, language: Language): boolean {
  return language === 'ru'
    ? /(?:ть|ться|ете|ите|ешь|ишь|ает|яет|ует|ют|ут|ся|ем|им|ли|ый|ий|ая|яя|ое|ые|(?<!н)ие|ого|его|ому|ыми|ими|ых|ую|юю)$/u.test(
        word,
      )
    : /(?:ing|ed|ly)$/u.test(word)
}

function frequentPairs(text: string): { keys: string[]; words: string }[] {
  const pairs = text.split(/[.!?…;:,()\n«»"]+/u).flatMap((clause) => {
    const all = wordsOf(clause)
    const telling = new Set(meaningfulWords(clause).filter((word) => word.length > 3))
    return all.slice(1).flatMap((word, index) => {
      const before = all[index] ?? ''
      return telling.has(before) && telling.has(word) ? [`${before} ${word}`] : []
    })
  })
  const keyOf = (pair: string) => pair.split(' ').map(stem).join(' ')
  return [...Map.groupBy(pairs, keyOf)]
    .filter(([, found]) => found.length > 1)
    .sort(([, one], [, other]) => other.length - one.length)
    .map(([key, found]) => ({ keys: key.split(' '), words: commonest(found) }))
}
