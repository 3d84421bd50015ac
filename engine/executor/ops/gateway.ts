import type { RunContext } from '../context.ts'
import { addJob, timeoutJobId } from '../jobs.ts'
import type { Op } from '../op.ts'
import { beginStep } from '../steps.ts'

const longest = 2 * 3_600_000

/** The engine makes an HTTP request for the step (`step.fetch`, `step.ai.infer`), and keeps the answer. */
export function gateway(context: RunContext, op: Op, pending: boolean): void {
  const { run, change, tools, now } = context
  if (!beginStep(context, op, 'waiting', pending)) return
  addJob(context, {
    kind: 'wait-timeout',
    stepId: op.id,
    dueAt: now + longest,
    id: timeoutJobId(run.id, op.id),
  })
  change.afterwards(() => tools.callGateway(run, op.id, op.opts))
}
