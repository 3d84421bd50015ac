import type { ConcurrencyLimit, Job, Run, Step, Wait } from '../types.ts'
import type { Tables } from './tables.ts'

/** The run as its row; events, steps and jobs have rows of their own. */
export function runRow(run: Run): Tables['runs'] {
  return {
    id: run.id,
    function_id: run.functionId,
    app: run.appName,
    status: run.status,
    event_ids: run.eventIds,
    batch_id: run.batchId,
    cron: run.cron,
    queued_at: run.queuedAt,
    started_at: run.startedAt,
    ended_at: run.endedAt,
    output: run.output,
    score: run.score,
    concurrency: JSON.stringify(run.concurrency),
    throttle_key: run.throttleKey,
    singleton_key: run.singletonKey,
    parent_run: run.parent?.runId ?? null,
    parent_step: run.parent?.stepId ?? null,
    force_plan: run.forcePlan,
    request_version: run.requestVersion,
  }
}

/** The inverse of {@link runRow}, with what was read from the other tables. */
export function runFromRow(
  row: Tables['runs'],
  events: readonly string[],
  steps: readonly Step[],
  jobs: readonly Job[],
): Run {
  return {
    id: row.id,
    functionId: row.function_id,
    appName: row.app,
    status: row.status,
    eventIds: row.event_ids,
    events,
    batchId: row.batch_id,
    cron: row.cron,
    queuedAt: Number(row.queued_at),
    startedAt: row.started_at === null ? null : Number(row.started_at),
    endedAt: row.ended_at === null ? null : Number(row.ended_at),
    output: row.output,
    score: row.score,
    concurrency: JSON.parse(row.concurrency) as ConcurrencyLimit[],
    throttleKey: row.throttle_key,
    singletonKey: row.singleton_key,
    parent:
      row.parent_run !== null && row.parent_step !== null
        ? { runId: row.parent_run, stepId: row.parent_step }
        : null,
    forcePlan: row.force_plan,
    requestVersion: row.request_version,
    steps: new Map(steps.map((step) => [step.id, step])),
    jobs: new Map(jobs.map((job) => [job.id, job])),
    stateSize: steps.reduce((sum, step) => sum + Buffer.byteLength(step.memo ?? ''), 0),
  }
}

export function stepRow(runId: string, step: Step): Tables['steps'] {
  return {
    run_id: runId,
    id: step.id,
    op: step.op,
    name: step.name,
    status: step.status,
    position: step.position,
    memo: step.memo,
    failed: step.failed,
    pending: step.pending,
    race: step.race,
    attempts: step.attempts,
    started_at: step.startedAt,
    ended_at: step.endedAt,
  }
}

export function stepFromRow(row: Tables['steps']): Step {
  return {
    id: row.id,
    op: row.op,
    name: row.name,
    status: row.status,
    position: row.position,
    memo: row.memo,
    failed: row.failed,
    pending: row.pending,
    race: row.race,
    attempts: row.attempts,
    startedAt: Number(row.started_at),
    endedAt: row.ended_at === null ? null : Number(row.ended_at),
  }
}

export function jobRow(job: Job): Tables['jobs'] {
  return {
    id: job.id,
    kind: job.kind,
    run_id: job.runId,
    function_id: job.functionId,
    step_id: job.stepId,
    due_at: job.dueAt,
    attempt: job.attempt,
    generation: job.generation,
  }
}

export function jobFromRow(row: Tables['jobs']): Job {
  return {
    id: row.id,
    kind: row.kind,
    runId: row.run_id,
    functionId: row.function_id,
    stepId: row.step_id,
    dueAt: Number(row.due_at),
    attempt: row.attempt,
    generation: row.generation,
  }
}

export function waitRow(wait: Wait): Tables['waits'] {
  return {
    id: wait.id,
    run_id: wait.runId,
    step_id: wait.stepId,
    kind: wait.kind,
    name: wait.name,
    expression: wait.expression,
    expires_at: wait.expiresAt,
  }
}
