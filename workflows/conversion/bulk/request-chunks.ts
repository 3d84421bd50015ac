import { conversionChunkRequested } from '../events.ts'
import type { Repositories } from '../../deps.ts'
import type { EventContext } from '../../shared/events.ts'

/** Events of one transaction. */
const BATCH = 500

/**
 * Asks by `conversion.chunk_requested` for chunks that are not finished, above the number `after`.
 * @returns the last one that was asked for; null when there are no more, or the bulk does not run any more
 */
export async function requestChunks(
  r: Repositories,
  context: EventContext,
  { bulkId, after }: { bulkId: string; after: number },
): Promise<number | null> {
  const bulk = await r.bulkConversions.find(bulkId)
  if (bulk?.status !== 'running') return null
  const chunks = await r.bulkConversions.openChunks(bulkId, { limit: BATCH, after })
  await r.events.append(
    context,
    chunks.map((chunk) => ({
      type: conversionChunkRequested.type,
      subject: bulkId,
      data: { bulkId, chunk },
    })),
  )
  return chunks.length < BATCH ? null : (chunks.at(-1) ?? null)
}
