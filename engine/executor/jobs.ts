import { jobRow } from '../store/rows.ts'
import type { Job, JobKind } from '../types.ts'
import type { RunContext } from './context.ts'

/** Adds work for the run, to be done at `dueAt`. */
export function addJob(
  { run, change, tools, now }: RunContext,
  job: { kind: JobKind; stepId?: string; dueAt?: number; id?: string },
): Job {
  const added: Job = {
    id: job.id ?? tools.ids.ulid(now),
    kind: job.kind,
    runId: run.id,
    functionId: run.functionId,
    stepId: job.stepId ?? 'step',
    dueAt: job.dueAt ?? now,
    attempt: 0,
    generation: 1,
  }
  run.jobs.set(added.id, added)
  change.put('jobs', jobRow(added))
  change.afterwards(() => tools.schedule(added, run))
  return added
}

/** Does the same job again, at `dueAt`, as its next attempt. */
export function repeatJob(
  { run, change, tools }: RunContext,
  job: Job,
  next: { dueAt: number; attempt: number },
): void {
  job.dueAt = next.dueAt
  job.attempt = next.attempt
  job.generation++
  change.put('jobs', jobRow(job))
  change.afterwards(() => tools.schedule(job, run))
}

/** Takes work off the run, done or no longer needed. */
export function dropJob({ run, change, tools }: RunContext, jobId: string): void {
  if (!run.jobs.delete(jobId)) return
  change.drop('jobs', jobId)
  change.afterwards(() => tools.unschedule(jobId))
}

/** The job that ends a step's wait. */
export function timeoutJobId(runId: string, stepId: string): string {
  return `${runId}.${stepId}.timeout`
}
