import type { Deps } from '../../deps.ts'
import type { EventContext } from '../../shared/events.ts'
import { failChunk } from './fail-chunk.ts'
import { requestChunks } from './request-chunks.ts'

interface FollowUp {
  bulkId: string
  /** What was left at the look before. */
  leftBefore: number | null
}

/**
 * Looks after a bulk conversion: where nothing happened since the look before, its chunks were lost, such as by
 * somebody who cancelled their runs at the engine, and are asked for again.
 * @returns what is left; null when it is over
 */
export async function followUp(
  deps: Pick<Deps, 'inTenant'>,
  context: EventContext,
  { bulkId, leftBefore }: FollowUp,
): Promise<number | null> {
  const bulk = await deps.inTenant(context, (r) => r.bulkConversions.find(bulkId))
  if (bulk?.status !== 'running') return null
  if (bulk.left !== leftBefore) return bulk.left
  for (let after: number | null = 0; after !== null;) {
    const from: number = after
    after = await deps.inTenant(context, (r) => requestChunks(r, context, { bulkId, after: from }))
  }
  return bulk.left
}

/** Fails what nobody has converted for too long, which completes the bulk. */
export async function giveUp(
  deps: Pick<Deps, 'inTenant'>,
  context: EventContext,
  bulkId: string,
): Promise<void> {
  const failure = { code: 'timeout', error: 'It was not converted in time' }
  for (let after = 0; ;) {
    const from = after
    const chunks = await deps.inTenant(context, (r) =>
      r.bulkConversions.openChunks(bulkId, { limit: 100, after: from }),
    )
    for (const chunk of chunks) {
      await deps.inTenant(context, (r) => failChunk(r, context, { bulkId, chunk, ...failure }))
    }
    const last = chunks.at(-1)
    if (last === undefined) return
    after = last
  }
}
