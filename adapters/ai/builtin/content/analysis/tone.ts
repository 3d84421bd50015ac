import type { Language } from '../../../../../workflows/carousel/content.ts'
import type { TextFeatures } from './features.ts'
import type { Manner } from './lexicon.ts'

const NAMES: Record<Language, Record<Manner | 'neutral', string>> = {
  ru: {
    warm: 'Тёплый, дружелюбный',
    selling: 'Продающий',
    formal: 'Официальный',
    anxious: 'Тревожный: давит на проблему',
    expert: 'Экспертный, объясняющий',
    playful: 'Игривый, лёгкий',
    neutral: 'Нейтральный, деловой',
  },
  en: {
    warm: 'Warm and friendly',
    selling: 'Selling',
    formal: 'Formal',
    anxious: 'Worried: it presses on the problem',
    expert: 'Expert, explaining',
    playful: 'Playful and light',
    neutral: 'Neutral, businesslike',
  },
}

/** How the text sounds, and which of its words make it so. */
export function toneOf({
  lexicon,
  language,
  bureaucratic,
  exclamations,
  sentences,
}: TextFeatures): string {
  const [main] = lexicon
  const official = bureaucratic.length > 0 && bureaucratic.length * 4 >= sentences.length
  const manner = official ? 'formal' : main && main.words.length > 1 ? main.manner : 'neutral'
  const found = official
    ? bureaucratic.flatMap(({ words }) => words.map(({ found }) => found.toLowerCase()))
    : (main?.words ?? [])
  const examples = [...new Set(found)].slice(0, 4)
  const name = NAMES[language][manner]
  const loud = exclamations > Math.max(2, sentences.length / 3)
  if (language === 'ru') {
    const why =
      manner === 'neutral' || examples.length === 0
        ? ''
        : ` Это задают слова: ${examples.join(', ')}.`
    return `${name}.${why}${loud ? ' Звучит громко: много восклицаний.' : ''}`
  }
  const why =
    manner === 'neutral' || examples.length === 0
      ? ''
      : ` These words make it so: ${examples.join(', ')}.`
  return `${name}.${why}${loud ? ' It sounds loud: many exclamation marks.' : ''}`
}
