import { parseDeadline } from '../../duration.ts'
import type { RunContext } from '../context.ts'
import { addJob, timeoutJobId } from '../jobs.ts'
import { OpError } from '../op-error.ts'
import type { Op } from '../op.ts'
import { beginStep } from '../steps.ts'

/** The run goes on at a time. The duration, or the date, is the op's name. */
export function sleep(context: RunContext, op: Op, pending: boolean): void {
  const { run, now } = context
  const until = parseDeadline(op.name ?? '', now)
  if (until === null)
    throw new OpError('InvalidSleep', `"${op.name}" is neither a duration nor a date`)
  if (beginStep(context, op, 'waiting', pending)) {
    addJob(context, { kind: 'sleep', stepId: op.id, dueAt: until, id: timeoutJobId(run.id, op.id) })
  }
}
