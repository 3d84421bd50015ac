import type { RunContext } from '../context.ts'
import { addJob } from '../jobs.ts'
import type { Op } from '../op.ts'
import { beginStep } from '../steps.ts'

/** The app has found a step that it will run when it is told to. */
export function stepPlanned(context: RunContext, op: Op, pending: boolean): void {
  if (beginStep(context, op, 'planned', pending)) addJob(context, { kind: 'call', stepId: op.id })
}
