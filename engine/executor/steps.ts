import { runRow, stepRow } from '../store/rows.ts'
import type { Step } from '../types.ts'
import type { RunContext } from './context.ts'
import { addJob, dropJob, timeoutJobId } from './jobs.ts'
import type { Op } from './op.ts'
import { displayNameOf } from './op.ts'

/** Remembers a step that is under way; false when the run knows it already. */
export function beginStep(
  { run, change, now }: RunContext,
  op: Op,
  status: 'planned' | 'waiting',
  pending: boolean,
): boolean {
  if (run.steps.has(op.id)) return false
  const step: Step = {
    id: op.id,
    op: op.op,
    name: displayNameOf(op),
    status,
    position: null,
    memo: null,
    failed: false,
    pending,
    race: op.opts?.['parallelMode'] === 'race',
    attempts: 0,
    startedAt: now,
    endedAt: null,
  }
  run.steps.set(op.id, step)
  change.put('steps', stepRow(run.id, step))
  return true
}

/** Remembers what a step came to; false when it was finished already. */
export function finishStep(
  context: RunContext,
  op: Pick<Op, 'id' | 'op'> & Partial<Op>,
  result: { memo: string; failed: boolean; attempts: number },
): boolean {
  const { run, change, now, tools } = context
  const known = run.steps.get(op.id)
  if (known?.status === 'done') return false
  const position = [...run.steps.values()].reduce(
    (most, step) => Math.max(most, step.position ?? 0),
    0,
  )
  const step: Step = {
    id: op.id,
    op: known?.op === 'StepPlanned' ? op.op : (known?.op ?? op.op),
    name: known?.name ?? displayNameOf(op),
    status: 'done',
    position: position + 1,
    memo: result.memo,
    failed: result.failed,
    pending: false,
    race: known?.race ?? op.opts?.['parallelMode'] === 'race',
    attempts: result.attempts,
    startedAt: known?.startedAt ?? startOf(op, now),
    endedAt: now,
  }
  run.steps.set(op.id, step)
  run.stateSize += Buffer.byteLength(result.memo)
  change.put('steps', stepRow(run.id, step))
  dropJob(context, timeoutJobId(run.id, op.id))
  const { metadata } = op
  const { run: ofRun = [], step: ofStep = [] } = Object.groupBy(metadata ?? [], ({ scope }) =>
    scope === 'run' ? 'run' : 'step',
  )
  if (ofRun.length > 0) change.afterwards(() => tools.noteMetadata(run.id, '', ofRun))
  if (ofStep.length > 0) change.afterwards(() => tools.noteMetadata(run.id, op.id, ofStep))
  return true
}

/**
 * Calls the app again to find what comes next, unless parallel steps are still under way: then the
 * last of them does.
 */
export function continueRun(context: RunContext, finished: { race: boolean; op?: string }): void {
  const { run, change } = context
  if (!finished.race && [...run.steps.values()].some((step) => step.pending)) return
  // The call after a sleep still plans, as the server's does; the executor ends it then.
  if (run.forcePlan && run.requestVersion >= 2 && finished.op !== 'Sleep') {
    run.forcePlan = false
    change.put('runs', runRow(run))
  }
  // A call that is still to be made will see this step too.
  const planned = [...run.jobs.values()].some(
    (job) => job.kind === 'call' && job.stepId === 'step' && !job.running && job.attempt === 0,
  )
  if (!planned) addJob(context, { kind: 'call' })
}

/** A step that waited is over: remember, stop waiting, go on. */
export function resumeStep(
  context: RunContext,
  stepId: string,
  result: { memo: string; failed: boolean },
): void {
  const { run, change } = context
  const step = run.steps.get(stepId)
  if (step?.status !== 'waiting') return
  finishStep(context, { id: step.id, op: step.op }, { ...result, attempts: 1 })
  change.drop('waits', waitId(run.id, stepId))
  continueRun(context, step)
}

/** The wait of a step. */
export function waitId(runId: string, stepId: string): string {
  return `${runId}.${stepId}`
}

/** The ids of the finished steps, in the order in which they were finished. */
export function stackOf(steps: ReadonlyMap<string, Step>): string[] {
  return [...steps.values()]
    .filter((step) => step.status === 'done')
    .sort((a, b) => (a.position ?? 0) - (b.position ?? 0))
    .map((step) => step.id)
}

function startOf(op: Partial<Op>, now: number): number {
  const nanoseconds = op.timing?.a
  return typeof nanoseconds === 'number' ? Math.round(nanoseconds / 1e6) : now
}
