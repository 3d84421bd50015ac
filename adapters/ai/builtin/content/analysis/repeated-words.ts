import { meaningfulWords, stem } from '../../words.ts'

/** As often as this in a hundred words, and at least four times, is too often. */
const SHARE = 0.035
const LEAST = 4

/** Words that come too often, most frequent first. */
export function repeatedWords(
  text: string,
  sentences: readonly string[],
): { word: string; count: number; sentence: string }[] {
  const words = meaningfulWords(text)
  const groups = Map.groupBy(
    words.filter((word) => word.length > 3),
    stem,
  )
  return [...groups]
    .filter(([, group]) => group.length >= LEAST && group.length / words.length > SHARE)
    .sort(([, one], [, other]) => other.length - one.length)
    .slice(0, 2)
    .map(([key, group]) => ({
      word: group[0] ?? key,
      count: group.length,
      sentence:
        sentences.find((sentence) => meaningfulWords(sentence).map(stem).includes(key)) ?? '',
    }))
}
