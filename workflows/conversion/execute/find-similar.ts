import type { Repositories } from '../../deps.ts'
import type { AnyEntity } from '../../registry/entity.ts'
import type { Plan } from './batch.ts'
import { comparableName, dice, trigramsOf } from './name-similarity.ts'

/** Names in memory at a time, whatever the entity has. */
const PAGE = 2000

interface Best {
  score: number
  /** The oldest first. */
  ids: string[]
}

/**
 * The records whose names are the most like those that are sought, if they are alike enough; several where
 * they are equally so. Reads all names of the entity once for all of them, page by page.
 */
export async function findSimilar(
  r: Pick<Repositories, 'conversions'>,
  entity: AnyEntity,
  field: string,
  threshold: number,
  asked: readonly { plan: Plan; value: unknown; except: string | undefined }[],
): Promise<Map<Plan, readonly string[]>> {
  const sought = asked.map(({ plan, value, except }) => {
    const trigrams = trigramsOf(comparableName(String(value)))
    plan.likes.push({ place: `${entity.name}.${field}`, trigrams, threshold })
    return { except, trigrams, best: { score: 0, ids: [] } as Best }
  })
  const byTrigram = new Map<string, number[]>()
  for (const [index, { trigrams }] of sought.entries()) {
    for (const trigram of trigrams) {
      const known = byTrigram.get(trigram)
      if (known) known.push(index)
      else byTrigram.set(trigram, [index])
    }
  }
  let after: string | undefined
  for (;;) {
    const page = await r.conversions.texts(entity, field, { limit: PAGE, after })
    for (const { id, text } of page) compare(id, trigramsOf(comparableName(text)))
    after = page.at(-1)?.id
    if (page.length < PAGE) break
  }
  return new Map(asked.map(({ plan }, index) => [plan, sought[index]?.best.ids ?? []]))

  function compare(id: string, trigrams: ReadonlySet<string>): void {
    const shared = new Map<number, number>()
    for (const trigram of trigrams) {
      for (const index of byTrigram.get(trigram) ?? []) {
        shared.set(index, (shared.get(index) ?? 0) + 1)
      }
    }
    for (const [index, count] of shared) {
      const one = sought[index]
      if (!one || one.except === id) continue
      const score = dice(count, one.trigrams.size, trigrams.size)
      if (score < threshold || score < one.best.score) continue
      if (score > one.best.score) one.best = { score, ids: [id] }
      else if (one.best.ids.length < 2) one.best.ids.push(id)
    }
  }
}
