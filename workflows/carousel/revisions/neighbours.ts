import type { RevisionFacts } from './repository.ts'

/** Where “back” and “forward” lead: to what was changed, and to what was made of it last. */
export function neighbours(
  facts: readonly Pick<RevisionFacts, 'number' | 'parent'>[],
  shown: number,
): { back: number | null; forward: number | null } {
  const back = facts.find(({ number }) => number === shown)?.parent ?? null
  const forward = facts.findLast(({ parent }) => parent === shown)?.number ?? null
  return { back, forward }
}
