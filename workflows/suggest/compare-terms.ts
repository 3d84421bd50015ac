import { nearness } from './lexicon.ts'
import { lettersAlike } from './signals/letters.ts'
import type { Term } from './terms-of.ts'

/** From here on an unknown word may be another spelling. */
const SPELT_ALIKE = 0.75

/** How much each term counts within its schema, by its form. */
export type Rarity = (term: Term) => number

export interface Likeness {
  score: number
  /** The pair of terms that tells most. */
  told: { a: Term; b: Term; nearness: number } | null
}

/**
 * How much two lists of terms mean the same: a soft Dice coefficient, in which near concepts count
 * partly and each term finds one partner. Symmetric.
 */
export function compareTerms(
  a: readonly Term[],
  b: readonly Term[],
  rarityOfA: Rarity = () => 1,
  rarityOfB: Rarity = () => 1,
): Likeness {
  const pairs = a
    .flatMap((one) => b.map((other) => ({ a: one, b: other, nearness: termNearness(one, other) })))
    .filter((pair) => pair.nearness > 0)
    .toSorted(
      (x, y) =>
        y.nearness * (y.a.weight + y.b.weight) - x.nearness * (x.a.weight + x.b.weight) ||
        (x.a.form + x.b.form < y.a.form + y.b.form ? -1 : 1),
    )
  const taken = { a: new Set<Term>(), b: new Set<Term>() }
  const weigh = (term: Term, rarity: Rarity) => term.weight * rarity(term)
  let matched = 0
  let told: Likeness['told'] = null
  for (const pair of pairs) {
    if (taken.a.has(pair.a) || taken.b.has(pair.b)) continue
    taken.a.add(pair.a)
    taken.b.add(pair.b)
    matched += pair.nearness * (weigh(pair.a, rarityOfA) + weigh(pair.b, rarityOfB))
    told ??= pair
  }
  const sum = (terms: readonly Term[], rarity: Rarity) =>
    terms.reduce((total, term) => total + weigh(term, rarity), 0)
  const all = sum(a, rarityOfA) + sum(b, rarityOfB)
  return { score: all === 0 ? 0 : matched / all, told }
}

/** Of two terms: the same concept, a near one, or the same letters. */
export function termNearness(a: Term, b: Term): number {
  if (a.form === b.form) return 1
  let best = 0
  for (const one of a.concepts) {
    for (const other of b.concepts) best = Math.max(best, nearness(one, other))
  }
  if (a.concepts.length > 0 && b.concepts.length > 0) return best
  const alike = lettersAlike(a.form, b.form, SPELT_ALIKE)
  return alike > SPELT_ALIKE ? alike * 0.9 : 0
}
