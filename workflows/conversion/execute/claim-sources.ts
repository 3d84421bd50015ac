import { type Batch, newPlan, type Plan } from './batch.ts'
import { checkSource } from './check-source.ts'

/**
 * Locks the records until the transaction ends, so that each is converted by one caller at a time, and
 * refuses those that may not be converted.
 * @returns a plan for each record that is there, by its id
 */
export async function claimSources(
  { r, compiled, now }: Batch,
  recordIds: readonly string[],
  versions: Readonly<Record<string, number>> = {},
): Promise<Map<string, Plan>> {
  const found = await r.records.findMany(compiled.source, recordIds, { lock: true })
  const ids = found.map(({ id }) => id)
  const live = await r.conversions.live(compiled.source.name, ids)
  const liveOf = Map.groupBy(live, ({ sourceRecordId }) => sourceRecordId)
  const plans = new Map<string, Plan>()
  for (const source of found) {
    const plan = newPlan(source)
    checkSource(plan, compiled, { now, version: versions[source.id], live: liveOf.get(source.id) })
    plans.set(source.id, plan)
  }
  return plans
}
