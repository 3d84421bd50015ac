import { STOP_WORDS } from './stop-words.ts'

const WORD = /[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*/gu
const LONGEST = 60

const RUSSIAN_ENDING =
  /(?:иями|ями|ами|ого|его|ому|ему|ыми|ими|иях|ях|ах|ией|иям|ием|ия|ие|ий|ию|ии|ой|ей|ый|ая|яя|ое|ее|ые|ых|их|ую|юю|ом|ем|ам|ям|ов|ев|ешь|ишь|ете|ите|ует|уют|ать|ять|еть|ить|уть|ает|яет|ают|яют|ала|ало|али|ила|ило|или|ет|ут|ют|ит|ат|ят|ал|ил|ся|сь|[аеиоуыюяьй])$/u
const ENGLISH_ENDING = /(?:'s|ing|edly|ed|ies|es|s|ly)$/u

/** The words of a text in lower case, `ё` written as `е`. */
export function wordsOf(text: string): string[] {
  return (text.toLowerCase().replaceAll('ё', 'е').match(WORD) ?? []).filter(
    (word) => word.length <= LONGEST,
  )
}

/** The words that say what the text is about. */
export function meaningfulWords(text: string): string[] {
  return wordsOf(text).filter((word) => word.length > 2 && !isNumber(word) && !STOP_WORDS.has(word))
}

/** A rough stem, so that forms of one word count as one: `пробежки` and `пробежку`, `plant` and `plants`. */
export function stem(word: string): string {
  const ending = /\p{Script=Cyrillic}/u.test(word) ? RUSSIAN_ENDING : ENGLISH_ENDING
  const cut = word.replace(ending, '')
  return cut.length >= 3 ? cut : word
}

const isNumber = (word: string) => /^[\p{N}'’-]+$/u.test(word)
