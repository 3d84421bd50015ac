import type { Readability } from '../../../../../workflows/ai/content/output.ts'
import type { Language } from '../../../../../workflows/carousel/content.ts'
import { textSentences, wordsIn } from './text-sentences.ts'
import { syllablesOf } from './syllables.ts'

const WORDS_A_MINUTE = 180

/**
 * Flesch reading ease: English by R. Flesch, “A new readability yardstick” (1948); Russian by
 * I. V. Oborneva, “Автоматизированная оценка сложности учебных текстов на основе статистических
 * параметров” (2006), who fitted the coefficients to Russian.
 */
const FORMULA: Record<Language, { base: number; sentence: number; word: number }> = {
  en: { base: 206.835, sentence: 1.015, word: 84.6 },
  ru: { base: 206.835, sentence: 1.3, word: 60.1 },
}

/** The figures of a text. */
export function measure(text: string, language: Language): Readability {
  const lengths = textSentences(text)
    .map((sentence) => wordsIn(sentence).length)
    .filter((length) => length > 0)
  const all = wordsIn(text)
  const words = all.length
  const sentences = Math.max(1, lengths.length)
  const averageSentence = words / sentences
  const averageWord = words === 0 ? 0 : sum(all.map(syllablesOf)) / words
  const { base, sentence, word } = FORMULA[language]
  const ease = words === 0 ? 100 : base - sentence * averageSentence - word * averageWord
  const score = round(Math.min(100, Math.max(0, ease)))
  return {
    words,
    sentences: lengths.length,
    averageSentence: round(averageSentence),
    longestSentence: Math.max(0, ...lengths),
    averageWord: round(averageWord),
    score,
    level: levelOf(score),
    readingMinutes: Math.max(1, Math.ceil(words / WORDS_A_MINUTE)),
  }
}

function levelOf(score: number): Readability['level'] {
  if (score >= 80) return 'very_easy'
  if (score >= 65) return 'easy'
  if (score >= 50) return 'plain'
  return score >= 30 ? 'hard' : 'very_hard'
}

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0)
const round = (number: number) => Math.round(number * 10) / 10
