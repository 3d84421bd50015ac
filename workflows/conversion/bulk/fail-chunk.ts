import type { Repositories } from '../../deps.ts'
import type { EventContext } from '../../shared/events.ts'
import { settleChunk } from './settle-chunk.ts'

export interface FailChunk {
  bulkId: string
  chunk: number
  code: string
  error: string
}

/** Gives up a chunk: all of its records failed, so that the bulk completes without it. */
export async function failChunk(
  r: Repositories,
  context: EventContext,
  { bulkId, chunk, code, error }: FailChunk,
): Promise<void> {
  const bulk = await r.bulkConversions.find(bulkId)
  if (bulk?.status !== 'running') return
  const recordIds = await r.bulkConversions.claimChunk(bulkId, chunk)
  if (recordIds === null) return
  const failures = recordIds.map((recordId) => ({ recordId, code, error, fields: [] }))
  await settleChunk(r, context, { bulk, chunk }, { done: 0, failures })
}
