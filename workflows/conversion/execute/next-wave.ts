import type { Likeness, Plan } from './batch.ts'
import { dice } from './name-similarity.ts'

/**
 * The plans that can be carried out together as if one after the other: none of them was decided by what
 * one before it would change. The others are planned anew after these.
 */
export function nextWave(plans: readonly Plan[]): { wave: Plan[]; later: Plan[] } {
  const written = new Set<string>()
  const names = new Map<string, Omit<Likeness, 'threshold'>[]>()
  const wave: Plan[] = []
  const later: Plan[] = []
  for (const plan of plans) {
    const waits = !plan.reads.isDisjointFrom(written) || plan.likes.some((like) => isNear(like))
    if (waits) {
      later.push(plan)
      // What it does will be decided anew, so that whoever looks for the same waits behind it.
      note([...plan.reads, ...plan.writes], [...plan.likes, ...plan.names])
    } else {
      wave.push(plan)
      if (!plan.refusal) note(plan.writes, plan.names)
    }
  }
  return { wave, later }

  function isNear({ place, trigrams, threshold }: Likeness): boolean {
    return (names.get(place) ?? []).some((other) => {
      const shared = trigrams.intersection(other.trigrams).size
      return dice(shared, trigrams.size, other.trigrams.size) >= threshold
    })
  }

  function note(writes: Iterable<string>, texts: readonly Omit<Likeness, 'threshold'>[]): void {
    for (const write of writes) written.add(write)
    for (const text of texts) {
      const known = names.get(text.place)
      if (known) known.push(text)
      else names.set(text.place, [text])
    }
  }
}
