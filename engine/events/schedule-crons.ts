import type { Tools } from '../executor/context.ts'
import type { Registry } from '../registry/registry.ts'
import { createChange } from '../store/change.ts'
import type { GroupCommit } from '../store/group-commit.ts'
import { jobRow } from '../store/rows.ts'
import { cronJob, nextCronTime } from './fire-cron.ts'

/** Sets a timer for the next time of every schedule; one that is set already is set anew. */
export async function scheduleCrons(
  deps: { registry: Registry; commits: GroupCommit; tools: Tools },
  now: number,
): Promise<void> {
  const change = createChange()
  for (const { fn, cron } of deps.registry.crons()) {
    const next = nextCronTime(cron, now)
    if (next === null) continue
    const job = cronJob(fn.id, cron, next)
    change.put('jobs', jobRow(job))
    change.afterwards(() => deps.tools.schedule(job, null))
  }
  if (change.writes.length > 0) await deps.commits.commit(change)
}
