import { fold, formOf } from './fold.ts'
import { BUSINESS } from './vocabulary/business.ts'
import { PEOPLE } from './vocabulary/people.ts'
import { PLACES } from './vocabulary/places.ts'
import { RELATIONS } from './vocabulary/relations.ts'
import { wordsOf } from './words-of.ts'

/** What a field may be about: `phone`, `taxId`. Names of the vocabulary. */
export type Concept = string

/** The longest phrase, in words. */
export const LONGEST = 5

const PHRASES = new Map<string, Concept[]>()
/** Words that are a phrase by themselves: by them `closedate` falls apart. */
const WORDS = new Set<string>(['id'])

for (const [concept, phrases] of Object.entries({ ...PEOPLE, ...PLACES, ...BUSINESS })) {
  for (const phrase of phrases.split(',')) {
    const words = wordsOf(phrase)
    if (words.length > 1) for (const word of words) if (word.length > 2) WORDS.add(fold(word))
    // Someone who writes in Latin letters does not leave endings out.
    for (const form of new Set([words.map(formOf).join(' '), words.map(fold).join(' ')])) {
      const known = PHRASES.get(form) ?? []
      if (!known.includes(concept)) PHRASES.set(form, [...known, concept])
      if (words.length === 1 && form.length > 2) WORDS.add(form)
    }
  }
}

/** What a phrase of words in their compared form may mean; several when it is ambiguous. */
export const meaningsOf = (phrase: string): readonly Concept[] => PHRASES.get(phrase) ?? []

export const isKnownWord = (form: string): boolean => WORDS.has(form)

const NEAR = new Map<string, number>()
for (const [a, b, nearness] of RELATIONS) {
  NEAR.set(`${a} ${b}`, nearness)
  NEAR.set(`${b} ${a}`, nearness)
}

/** From 0 to 1; 1 for the same. */
export const nearness = (a: Concept, b: Concept): number =>
  a === b ? 1 : (NEAR.get(`${a} ${b}`) ?? 0)
