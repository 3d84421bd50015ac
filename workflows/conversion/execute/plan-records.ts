import type { Batch, Plan } from './batch.ts'
import { checkPlans } from './check-plans.ts'
import { claimSources } from './claim-sources.ts'
import { noteWrites } from './note-writes.ts'
import { planSource } from './plan-source.ts'
import { planTarget } from './plan-target.ts'

/** Decides and checks all that becomes of some records. Writes nothing. @returns plans of those that are there, by their ids */
export async function planRecords(
  batch: Batch,
  recordIds: readonly string[],
  versions: Readonly<Record<string, number>> | undefined,
): Promise<Map<string, Plan>> {
  const plans = await claimSources(batch, recordIds, versions)
  const all = [...plans.values()]
  for (const target of batch.compiled.targets) await planTarget(batch, target, all)
  for (const plan of all) planSource(batch, plan)
  await checkPlans(batch, all)
  for (const plan of all) noteWrites(batch, plan)
  return plans
}
