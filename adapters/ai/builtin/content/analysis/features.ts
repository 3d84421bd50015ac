import type { Language } from '../../../../../workflows/carousel/content.ts'
import { bureaucraticWords } from './bureaucratic.ts'
import { textSentences, wordsIn } from './text-sentences.ts'
import { measure } from './measure.ts'
import { lexiconCounts, type LexiconCounts } from './lexicon.ts'
import { repeatedWords } from './repeated-words.ts'

/** What rules see in a text. */
export interface TextFeatures {
  text: string
  language: Language
  sentences: string[]
  paragraphs: string[]
  words: number
  score: number
  averageSentence: number
  /** Sentences of more than 20 words, the longest first. */
  long: string[]
  /** Sentences with bureaucratic words, and these words. */
  bureaucratic: { sentence: string; words: { found: string; better: string }[] }[]
  passive: string[]
  /** Words that come too often, with a sentence that has them. */
  repeated: { word: string; count: number; sentence: string }[]
  exclamations: number
  shouting: string[]
  questions: number
  hasNumbers: boolean
  hasCall: boolean
  /** Words to the reader and words about oneself. */
  you: number
  we: number
  lexicon: LexiconCounts
  lists: boolean
  emoji: number
  hashtags: number
}

const CALL: Record<Language, RegExp> = {
  ru: /(?<!\p{L})(?:закаж|заказывай|пиши(?:те)?|напиш|звони|позвони|приход|приезжай|записыва(?:й|йтесь)|запиш|переходи|подпис|купи|покупай|жми|нажми|сохрани|оставь|оставляй|узна(?:й|йте)|попробуй|скача|выбирай|расскаж|подел(?:ись|итесь)|отве(?:ть|чай)|сравни|прочитай|подпиш|регистрир|забронир|бронируй|заходи|жд[её]м вас)\p{L}*/iu,
  en: /\b(?:order|book|call|write to|message us|visit|come|sign up|subscribe|follow|buy|get yours|click|tap|save this|leave a|learn more|try|download|choose|tell us|share|reply|join|register|contact us|drop by|dm)\b/iu,
}
const YOU: Record<Language, RegExp> = {
  ru: /(?<!\p{L})(?:вы|вас|вам|вами|ваш\p{L}*|ты|тебя|тебе|тво\p{L}{1,4})(?!\p{L})/giu,
  en: /\b(?:you|your|yours|yourself)\b/giu,
}
const WE: Record<Language, RegExp> = {
  ru: /(?<!\p{L})(?:мы|нас|нам|нами|наш\p{L}*|я|меня|мне|мо[йяеюи]\p{L}{0,2})(?!\p{L})/giu,
  en: /\b(?:we|us|our|ours|i|me|my|mine)\b/giu,
}
const PASSIVE: Record<Language, RegExp> = {
  ru: /(?<!\p{L})(?:(?:был\p{L}?|были|будет|будут)\s+\p{L}{3,}(?:ан|ана|ано|аны|ен|ена|ено|ены|ён|ято|ята|яты|ят)(?!\p{L})|(?:осуществля|производ|выполня|предоставля|оказыва|рассматрива|использу|учитыва|определя)\p{L}{0,4}(?:тся|лось|лись|лся|лась)(?!\p{L}))/iu,
  en: /\b(?:is|are|was|were|been|being|be)\s+(?:\w+ly\s+)?(?:\w{3,}ed|made|done|given|taken|written|built|sold|sent|found|held|kept|known|shown|seen|paid|brought|chosen)\b/iu,
}

const LONG = 20

/** Reads a text once for all that is said about it. */
export function readText(text: string, language: Language): TextFeatures {
  const sentences = textSentences(text)
  const { words, score, averageSentence } = measure(text, language)
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0
  return {
    text,
    language,
    sentences,
    words,
    score,
    averageSentence,
    paragraphs: text.split(/\n{2,}/).filter((paragraph) => paragraph.trim() !== ''),
    long: sentences
      .filter((sentence) => wordsIn(sentence).length > LONG)
      .sort((one, other) => wordsIn(other).length - wordsIn(one).length),
    bureaucratic: sentences
      .map((sentence) => ({ sentence, words: bureaucraticWords(sentence, language) }))
      .filter((found) => found.words.length > 0),
    passive: sentences.filter((sentence) => PASSIVE[language].test(sentence)),
    repeated: repeatedWords(text, sentences),
    exclamations: count(/!+/g),
    shouting: text.match(/(?<![\p{L}\p{N}])\p{Lu}{4,}(?:\s+\p{Lu}{3,})*(?![\p{L}\p{N}])/gu) ?? [],
    questions: count(/\?+/g),
    hasNumbers: /\p{N}/u.test(text),
    hasCall: CALL[language].test(text),
    you: count(YOU[language]),
    we: count(WE[language]),
    lexicon: lexiconCounts(text, language),
    lists: /^\s*(?:[-–—•*✅✔]|\d+[.)])\s+/mu.test(text),
    emoji: count(/\p{Extended_Pictographic}/gu),
    hashtags: count(/#[\p{L}\p{N}_]+/gu),
  }
}
