import type { Repositories } from '../../deps.ts'
import type { AnyEntity } from '../../registry/entity.ts'
import type { WriteSurroundings } from '../../registry/new-values.ts'
import { requireChunk } from '../../registry/row-report.ts'
import { surroundingsOf } from '../../registry/surroundings.ts'
import type { EventContext } from '../../shared/events.ts'
import type { CompiledRule } from '../mapping/compiled-rule.ts'
import type { Conversion } from '../ports.ts'
import type { RuleDeps } from '../rules/load-rule.ts'
import type { Batch, Refusal } from './batch.ts'
import { carryOut } from './carry-out.ts'
import { nextWave } from './next-wave.ts'
import { missing } from './missing.ts'
import { planRecords } from './plan-records.ts'

export interface ConvertRecords {
  compiled: CompiledRule
  /** Different ids, at most 100. */
  recordIds: readonly string[]
  type: Conversion['type']
  bulkId?: string | null
  /** Refuses a record that is at another version: `{ [recordId]: version }`. */
  versions?: Readonly<Record<string, number>>
}

/** What became of one record. */
export type ConversionOutcome =
  | { recordId: string; status: 'converted'; conversion: Conversion }
  | ({ recordId: string; status: 'refused' } & Refusal)

/**
 * Converts records by a rule in the caller's transaction: claim, read, check, map, match, write, link, trail
 * and events, in a number of statements that does not grow with the records. A record that is refused
 * leaves nothing and spoils no other.
 *
 * Records that would find or change the same are done in waves, so that all end as if one after the other.
 * @returns one outcome per record, in their order
 */
export async function convertRecords(
  deps: RuleDeps,
  r: Repositories,
  context: EventContext,
  { recordIds, versions, ...options }: ConvertRecords,
): Promise<ConversionOutcome[]> {
  requireChunk(recordIds)
  const batch = await openBatch(deps, r, context, options)
  const outcomes = new Map<string, ConversionOutcome>()
  let left = recordIds
  while (left.length > 0) {
    const plans = await planRecords(batch, left, versions)
    for (const id of left) if (!plans.has(id)) outcomes.set(id, missing(batch, id))
    const { wave, later } = nextWave(left.flatMap((id) => plans.get(id) ?? []))
    for (const outcome of await carryOut(batch, wave)) outcomes.set(outcome.recordId, outcome)
    left = later.map(({ source }) => source.id)
  }
  return recordIds.map((id) => outcomes.get(id) ?? missing(batch, id))
}

/** What the parts of one conversion share. */
export async function openBatch(
  deps: RuleDeps,
  r: Repositories,
  context: EventContext,
  { compiled, type, bulkId = null }: Omit<ConvertRecords, 'recordIds' | 'versions'>,
): Promise<Batch> {
  const around = new Map<AnyEntity, WriteSurroundings>()
  for (const entity of [compiled.source, ...compiled.targets.map((target) => target.entity)]) {
    if (!around.has(entity)) around.set(entity, await surroundingsOf(deps, r, context, entity))
  }
  const now = new Date(deps.clock.now()).toISOString()
  return { deps, r, context, compiled, type, bulkId, now, around }
}
