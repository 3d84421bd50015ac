import type { Repositories } from '../../deps.ts'
import type { EventContext } from '../../shared/events.ts'
import { tellFailures } from '../tell-failures.ts'
import { completeBulk } from './end-bulk.ts'
import type { BulkConversion, BulkFailure } from './ports.ts'
import { sourceOfBulk } from './source-of-bulk.ts'

/** Ends a chunk: tells of each record that failed, counts, and completes the bulk with the last one. */
export async function settleChunk(
  r: Repositories,
  context: EventContext,
  { bulk, chunk }: { bulk: BulkConversion; chunk: number },
  outcome: { done: number; failures: readonly BulkFailure[] },
): Promise<void> {
  const { id: bulkId, ruleId, type } = bulk
  const { failures } = outcome
  const source = failures.length > 0 ? await sourceOfBulk(r, bulk) : null
  if (source) {
    await tellFailures(r, context, { ruleId, sourceEntity: source.name, type, bulkId, failures })
  }
  const counted = await r.bulkConversions.finishChunk(bulkId, chunk, outcome)
  await completeBulk(r, context, bulkId, counted)
}
