/** Syllables of a word: in Russian its vowels, in English groups of vowels without the silent e. */
export function syllablesOf(word: string): number {
  const lower = word.toLowerCase()
  const russian = lower.match(/[аеёиоуыэюя]/g)?.length ?? 0
  if (/\p{Script=Cyrillic}/u.test(lower)) return Math.max(1, russian)
  const groups = lower.replace(/(?:[^laeiouy]es|[^aeiouy]e|[^td]ed)$/, '').match(/[aeiouy]+/g)
  return Math.max(1, groups?.length ?? 1)
}
