import type { Frequencies } from './keywords.ts'
import { meaningfulWords, stem } from './words.ts'

// A sentence that leans on the one before it makes little sense alone.
const LEANING =
  /^(?:он|она|оно|они|это|этот|эта|эти|но|однако|поэтому|зато|тогда|тоже|также|he|she|it|they|this|that|these|those|but|however|so|then|also)(?=[\s,]|$)/iu

/** How much of the text's subject a sentence carries, by its words; for choosing, never shown. */
export function scoreSentence(sentence: string, frequencies: Frequencies): number {
  const stems = new Set(meaningfulWords(sentence).map(stem))
  if (stems.size === 0) return 0
  const weight = [...stems].reduce((sum, key) => sum + (frequencies.get(key) ?? 0), 0)
  const density = weight / Math.sqrt(stems.size + 2)
  return LEANING.test(sentence) ? density * 0.6 : density
}

/** The items with the highest scores, in their own order, while `size` of them stays within `budget`. */
export function keepBest<T>(
  items: readonly T[],
  score: (item: T) => number,
  size: (item: T) => number,
  budget: number,
): T[] {
  const ranked = items
    .map((item, index) => ({ item, index, value: score(item) }))
    .sort((a, b) => b.value - a.value || a.index - b.index)
  const kept = new Set<number>()
  let used = 0
  for (const { item, index } of ranked) {
    if (used + size(item) > budget) continue
    used += size(item)
    kept.add(index)
  }
  return items.filter((_item, index) => kept.has(index))
}
