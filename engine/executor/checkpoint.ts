import { FencedError } from '../store/flush.ts'
import { z } from 'zod'
import type { RunContext } from './context.ts'
import type { Executor } from './executor.ts'
import { putJob } from './executor.ts'
import { defaultLimits } from './apply-ops.ts'
import { opSchema } from './op.ts'
import { memoOf } from './ops/step-ended.ts'
import { takeDefers } from './ops/defer.ts'
import { queueItemRef } from './request-body.ts'
import type { Dispatch } from './request-body.ts'
import { finishStep } from './steps.ts'

/** Steps that an app has run, reported while its call goes on. */
export const checkpointSchema = z.object({
  run_id: z.string(),
  fn_id: z.string().optional(),
  qi_id: z.string().optional(),
  request_id: z.string().optional(),
  generation_id: z.int().optional(),
  steps: z.array(opSchema).max(1_000),
})

export type Checkpoint = z.infer<typeof checkpointSchema>

export type CheckpointOutcome = 'stored' | 'stale' | 'unknown-run' | 'too-large' | 'not-sync'

const accepted = new Set(['Step', 'StepRun', 'StepPlanned', 'DeferAdd', 'DeferAbort'])

/**
 * Stores the steps of a checkpoint. Only the call that the engine is making now may write: one that
 * was replaced (its lease ended, the engine was started again, its job was retried) is stale.
 */
export async function storeCheckpoint(
  executor: Executor,
  checkpoint: Checkpoint,
): Promise<CheckpointOutcome> {
  if (checkpoint.steps.some((op) => !accepted.has(op.op))) return 'not-sync'
  let outcome: CheckpointOutcome = 'stale'
  try {
    const alive = await executor.transition(checkpoint.run_id, (context) => {
      const dispatch = executor.current(checkpoint.run_id).find((call) => isFrom(checkpoint, call))
      if (dispatch) outcome = write(context, checkpoint, dispatch.jobId)
    })
    return alive ? outcome : 'unknown-run'
  } catch (error) {
    if (error instanceof FencedError) return 'stale'
    throw error
  }
}

/** Older SDKs name the queue item only. */
function isFrom({ request_id, generation_id, qi_id }: Checkpoint, dispatch: Dispatch): boolean {
  return (
    (request_id === undefined || request_id === dispatch.requestId) &&
    (generation_id === undefined || generation_id === dispatch.generation) &&
    (qi_id === undefined || qi_id === queueItemRef(dispatch.jobId))
  )
}

function write(context: RunContext, checkpoint: Checkpoint, jobId: string): CheckpointOutcome {
  const { run } = context
  const steps = checkpoint.steps.filter((op) => op.op === 'Step' || op.op === 'StepRun')
  const memos = steps.map(memoOf)
  const size = memos.reduce((sum, memo) => sum + Buffer.byteLength(memo), run.stateSize)
  if (size > defaultLimits.runState) return 'too-large'
  if (memos.some((memo) => Buffer.byteLength(memo) > defaultLimits.stepOutput)) return 'too-large'
  takeDefers(context, checkpoint.steps)
  const job = run.jobs.get(jobId)
  for (const [i, op] of steps.entries()) {
    finishStep(context, op, {
      memo: memos[i] ?? 'null',
      failed: false,
      attempts: (job?.attempt ?? 0) + 1,
    })
  }
  // Attempts count for one step: the next one starts afresh.
  if (job && job.attempt > 0 && steps.length > 0) {
    job.attempt = 0
    putJob(context, job)
  }
  return 'stored'
}
