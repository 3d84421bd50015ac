import type { Job } from '../types.ts'
import type { RunContext } from './context.ts'
import { endRun } from './end-run.ts'
import { dropJob } from './jobs.ts'
import { resumeStep } from './steps.ts'
import { toJson } from './wire-error.ts'

/** A run's timer is due: its sleep is over, its wait has timed out, or its time is up. */
export function onTimer(context: RunContext, job: Job): void {
  const { run } = context
  if (!run.jobs.has(job.id)) return
  switch (job.kind) {
    case 'sleep':
      resumeStep(context, job.stepId, { memo: 'null', failed: false })
      break
    case 'wait-timeout': {
      const failure = timeoutFailure(run.steps.get(job.stepId)?.op)
      const memo = failure ? toJson({ error: failure }) : 'null'
      resumeStep(context, job.stepId, { memo, failed: failure !== null })
      break
    }
    case 'start-timeout':
      if (run.startedAt === null) endRun(context, { status: 'Cancelled', reason: 'start timeout' })
      break
    case 'finish-timeout':
      endRun(context, { status: 'Cancelled', reason: 'finish timeout' })
      break
    default:
  }
  dropJob(context, job.id)
}

/** Waiting for an event or a signal in vain gives null; for a function or an answer, an error. */
function timeoutFailure(op: string | undefined): { name: string; message: string } | null {
  switch (op) {
    case 'InvokeFunction':
      return {
        name: 'InngestInvokeTimeoutError',
        message: 'Timed out waiting for invoked function to complete',
      }
    case 'Gateway':
    case 'AIGateway':
      return {
        name: 'Error',
        message: 'No response from the gateway: it took too long, or the engine was started again',
      }
    default:
      return null
  }
}
