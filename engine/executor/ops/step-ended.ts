import type { RunContext } from '../context.ts'
import type { Op } from '../op.ts'
import { continueRun, finishStep } from '../steps.ts'
import { toJson, wireError } from '../wire-error.ts'

/** A step was run, or has failed for good: keep what came of it, then go on. */
export function stepEnded(
  context: RunContext,
  op: Op,
  how: { failed: boolean; attempt: number; goOn: boolean },
): void {
  const memo = how.failed ? failureOf(op) : memoOf(op)
  const { failed, attempt } = how
  if (finishStep(context, op, { memo, failed, attempts: attempt + 1 }) && how.goOn) {
    continueRun(context, { race: context.run.steps.get(op.id)?.race ?? false })
  }
}

/** The function gets the error thrown at the step, and may catch it. */
function failureOf(op: Op): string {
  return toJson({ error: wireError(op.error ?? op.data) })
}

/** What the SDK gets back for the step. */
export function memoOf(op: Op): string {
  return `{"data":${toJson(op.data)}}`
}
