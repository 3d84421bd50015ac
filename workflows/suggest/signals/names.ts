import { compareTerms, type Rarity } from '../compare-terms.ts'
import type { Naming, Profile } from '../profile-of.ts'
import { NAMES } from '../weights.ts'
import { lettersAlike } from './letters.ts'

export interface NameEvidence {
  /** 0 to 1. */
  score: number
  reason: string | null
}

interface Rarities {
  source: Rarity
  target: Rarity
}

/** How much two fields are called the same, by their names and labels, in Russian, English or either in Latin letters. */
export function compareNames(source: Profile, target: Profile, rarity: Rarities): NameEvidence {
  const found = source.namings.flatMap((one) =>
    target.namings.map((other) => {
      const { score, reason } = compareNamings(one, other, rarity)
      const label = one.isLabel || other.isLabel ? NAMES.label : 1
      const sentence = one.isSentence || other.isSentence ? NAMES.sentence : 1
      const weight = score === NAMES.exact ? Math.max(label, NAMES.label) : label * sentence
      return { score: score * weight, reason }
    }),
  )
  if (source.field.name === target.field.name) return { score: 1, reason: 'the same name' }
  const best = found.reduce((a, b) => (b.score > a.score ? b : a), {
    score: 0,
    reason: null as string | null,
  })
  const mean = found.reduce((sum, { score }) => sum + score, 0) / Math.max(1, found.length)
  return { score: NAMES.best * best.score + (1 - NAMES.best) * mean, reason: best.reason }
}

function compareNamings(a: Naming, b: Naming, rarity: Rarities): NameEvidence {
  if (a.plain === '' || b.plain === '') return { score: 0, reason: null }
  if (a.plain === b.plain) return { score: NAMES.normalized, reason: 'the same name' }
  if (a.folded === b.folded) {
    return { score: NAMES.transliterated, reason: 'the same name in other letters' }
  }
  const { score: alike, told } = compareTerms(a.terms, b.terms, rarity.source, rarity.target)
  const meaning = alike * NAMES.meaning
  const least = Math.sqrt(meaning / NAMES.letters)
  const letters = lettersAlike(a.folded, b.folded, least) ** 2 * NAMES.letters
  if (letters > meaning) return { score: letters, reason: 'similar names' }
  if (told === null) return { score: 0, reason: null }
  const same = told.a.form === told.b.form
  const reason = same
    ? `both say “${told.a.text}”`
    : told.nearness === 1
      ? `“${told.a.text}” means the same as “${told.b.text}”`
      : `“${told.a.text}” is close to “${told.b.text}”`
  return { score: meaning, reason }
}
