import createHyphenator from 'hyphen'
import englishPatterns from 'hyphen/patterns/en-us.js'
import russianPatterns from 'hyphen/patterns/ru.js'

const MIN_LENGTH = 7
const SOFT = '\u00ad'
const options = { async: false, hyphenChar: SOFT, minWordLength: MIN_LENGTH } as const
const english = createHyphenator(englishPatterns, options)
const russian = createHyphenator(russianPatterns, options)

// Words are judged by their alphabet, not by the slide's language: the two mix in one sentence.
const LETTERS = /[\p{L}\p{M}]+/gu
const CYRILLIC = /^\p{Script=Cyrillic}+$/u
const LATIN = /^\p{Script=Latin}+$/u

/**
 * The pieces that a word may be broken into at the end of a line, by the TeX patterns for Russian
 * and English. At least two letters stay on the line and three go over; URLs and codes stay whole.
 */
export function hyphenate(word: string): string[] {
  if (word.length < MIN_LENGTH || /[\d@/_.]\S|[\u200d]/u.test(word)) return [word]
  const marked = word.replace(LETTERS, (letters) => {
    if (letters.length > 60 || letters === letters.toUpperCase()) return letters
    if (CYRILLIC.test(letters)) return keepEnds(russian(letters))
    return LATIN.test(letters) ? keepEnds(english(letters)) : letters
  })
  return marked.split(SOFT)
}

function keepEnds(marked: string): string {
  const parts = marked.split(SOFT)
  while (parts.length > 1 && (parts[0] ?? '').length < 2)
    parts.splice(0, 2, parts.slice(0, 2).join(''))
  while (parts.length > 1 && (parts.at(-1) ?? '').length < 3)
    parts.splice(-2, 2, parts.slice(-2).join(''))
  return parts.join(SOFT)
}
