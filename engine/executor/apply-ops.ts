import { runRow } from '../store/rows.ts'
import type { Job } from '../types.ts'
import type { RunContext } from './context.ts'
import { endRun } from './end-run.ts'
import { addJob, dropJob, repeatJob } from './jobs.ts'
import { OpError } from './op-error.ts'
import type { Op } from './op.ts'
import { takeDefers } from './ops/defer.ts'
import { gateway } from './ops/gateway.ts'
import { invoke } from './ops/invoke.ts'
import { sleep } from './ops/sleep.ts'
import { stepPlanned } from './ops/step-planned.ts'
import { stepEnded } from './ops/step-ended.ts'
import { waitForEvent, waitForSignal } from './ops/wait.ts'

/** Opcodes that only take note and never make a group parallel. */
const lazy = new Set(['DeferAdd', 'DeferAbort', 'None'])

type Suspend = (context: RunContext, op: Op, pending: boolean) => void

/** Opcodes that leave the run waiting for something. */
const suspending: Readonly<Record<string, Suspend>> = {
  StepPlanned: stepPlanned,
  Sleep: sleep,
  WaitForEvent: waitForEvent,
  WaitForSignal: waitForSignal,
  InvokeFunction: invoke,
  AIGateway: gateway,
  Gateway: gateway,
}

export interface OpsResponse {
  readonly ops: readonly Op[]
  readonly requestVersion: number
  readonly noRetry: boolean
  readonly retryAt: number | null
}

/** Limits of a run, in bytes of JSON and in steps. */
export interface RunLimits {
  readonly stepOutput: number
  readonly runState: number
  readonly steps: number
}

export const defaultLimits: RunLimits = {
  stepOutput: 4 * 1024 * 1024,
  runState: 32 * 1024 * 1024,
  steps: 1_000,
}

/**
 * Carries out what an app has answered to the call that `job` stood for.
 * @param deps.retryAt when to make attempt number n
 */
export function applyOps(
  context: RunContext,
  job: Job,
  response: OpsResponse,
  deps: { retryAt: (attempt: number) => number; maxAttempts: number; limits: RunLimits },
): void {
  const { run } = context
  try {
    const active = response.ops.filter((op) => !lazy.has(op.op))
    takeNote(context, response, active.length)
    takeDefers(context, response.ops)
    checkLimits(context, active, deps.limits)
    const retried = active.some((op) => isRetried(op, job, response, deps.maxAttempts))
    // From version 2 on, an app expects one call after the last of some parallel steps, not after each.
    const group =
      run.requestVersion >= 2 && active.length > 1 && active.some((op) => op.op === 'StepPlanned')
    for (const op of active) {
      if (run.endedAt !== null) return
      applyOp(context, op, {
        job,
        pending: group,
        retried,
        response,
        maxAttempts: deps.maxAttempts,
      })
    }
    if (run.endedAt !== null) return
    if (retried) {
      const attempt = job.attempt + 1
      repeatJob(context, job, { attempt, dueAt: response.retryAt ?? deps.retryAt(attempt) })
    } else dropJob(context, job.id)
    keepGoing(context)
  } catch (error) {
    if (!(error instanceof OpError)) throw error
    endRun(context, {
      status: 'Failed',
      reason: error.name,
      error: { name: error.name, message: error.message },
    })
  }
}

function applyOp(
  context: RunContext,
  op: Op,
  how: { job: Job; pending: boolean; retried: boolean; response: OpsResponse; maxAttempts: number },
): void {
  const { attempt } = how.job
  switch (op.op) {
    case 'Step':
    case 'StepRun':
      stepEnded(context, op, { failed: false, attempt, goOn: !how.retried })
      return
    case 'StepError':
      if (isRetried(op, how.job, how.response, how.maxAttempts)) return
      stepEnded(context, op, { failed: true, attempt, goOn: !how.retried })
      return
    case 'StepFailed':
      stepEnded(context, op, { failed: true, attempt, goOn: !how.retried })
      return
    case 'RunComplete':
      endRun(context, { status: 'Completed', output: op.data })
      return
    default: {
      const suspend = suspending[op.op]
      if (!suspend)
        throw new OpError('UnknownOpcode', `the engine does not know the opcode "${op.op}"`)
      suspend(context, op, how.pending)
    }
  }
}

function isRetried(op: Op, job: Job, response: OpsResponse, maxAttempts: number): boolean {
  return op.op === 'StepError' && !response.noRetry && job.attempt + 1 < maxAttempts
}

function takeNote({ run, change }: RunContext, response: OpsResponse, activeOps: number): void {
  const before = `${run.requestVersion} ${run.forcePlan}`
  if (run.requestVersion === -1) run.requestVersion = response.requestVersion
  if (activeOps > 1) run.forcePlan = true
  if (before !== `${run.requestVersion} ${run.forcePlan}`) change.put('runs', runRow(run))
}

function checkLimits({ run }: RunContext, ops: readonly Op[], limits: RunLimits): void {
  if (run.steps.size + ops.length > limits.steps) {
    throw new OpError(
      'InngestErrFunctionOverflowed',
      `The function run exceeded the step limit of ${limits.steps} steps.`,
    )
  }
  let size = run.stateSize
  for (const op of ops) {
    const length = op.data === undefined ? 0 : Buffer.byteLength(JSON.stringify(op.data) ?? '')
    if (op.op !== 'RunComplete' && length > limits.stepOutput) {
      throw new OpError(
        'InngestErrStepOutputTooLarge',
        `The output of step "${op.id}" exceeds 4 MB.`,
      )
    }
    size += length
  }
  if (size > limits.runState) {
    throw new OpError(
      'InngestErrStateOverflowed',
      'The function run exceeded the state size limit of 32 MB.',
    )
  }
}

/** An answer that neither ends the run nor leaves anything to wait for must not strand it. */
function keepGoing(context: RunContext): void {
  const { run } = context
  const waits = [...run.steps.values()].some(
    (step) => step.status === 'planned' || step.status === 'waiting',
  )
  const calls = [...run.jobs.values()].some((job) => job.kind === 'call' || job.kind === 'start')
  if (!waits && !calls) addJob(context, { kind: 'call' })
}
