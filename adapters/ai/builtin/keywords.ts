import { toHashtags } from '../../../workflows/carousel/rules/hashtags.ts'
import { meaningfulWords, stem } from './words.ts'

const TAGS = 6

/** How often each stem occurs in a text. */
export type Frequencies = ReadonlyMap<string, number>

export function countStems(text: string): Frequencies {
  const counts = new Map<string, number>()
  for (const word of meaningfulWords(text)) {
    const key = stem(word)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

/**
 * Hashtags from a text's own words: the author's own tags first, then the words that occur most,
 * in the form in which they occur most; among equals the words of the title.
 */
export function hashtagsOf(text: string, title: string, fallback: string): string[] {
  const own = text.match(/#[\p{L}\p{N}_]+/gu) ?? []
  const tagged = new Set(own.map((tag) => stem(tag.slice(1).toLowerCase())))
  const forms = new Map<string, Map<string, number>>()
  for (const word of meaningfulWords(text.replace(/#[\p{L}\p{N}_]+/gu, ' '))) {
    if (word.length < 4 || /['’]/.test(word) || tagged.has(stem(word))) continue
    const group = forms.get(stem(word)) ?? new Map<string, number>()
    forms.set(stem(word), group.set(word, (group.get(word) ?? 0) + 1))
  }
  const inTitle = new Set(meaningfulWords(title).map(stem))
  const ranked = [...forms]
    .map(([key, group]) => ({
      word: [...group].sort((a, b) => b[1] - a[1])[0]?.[0] ?? key,
      weight: sum(group.values()) + (inTitle.has(key) ? 1.5 : 0),
    }))
    .filter(({ weight }) => weight > 1)
    .sort((a, b) => b.weight - a.weight)
    .map(({ word }) => word)
  const tags = toHashtags([...own, ...ranked]).slice(0, Math.max(TAGS, Math.min(own.length, 15)))
  return tags.length > 0 ? tags : [fallback]
}

function sum(values: Iterable<number>): number {
  let total = 0
  for (const value of values) total += value
  return total
}
