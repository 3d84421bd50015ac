import type { RankedPair } from './rank-pairs.ts'

/** One to one: the surest pair first, then the surest of what is left, down to `least`. */
export function assignPairs(pairs: readonly RankedPair[], least: number): RankedPair[] {
  const sources = new Set<string>()
  const targets = new Set<string>()
  return pairs
    .filter(({ score }) => score >= least)
    .toSorted((a, b) => b.score - a.score)
    .filter(({ source, target }) => {
      if (sources.has(source.name) || targets.has(target.name)) return false
      sources.add(source.name)
      targets.add(target.name)
      return true
    })
}
