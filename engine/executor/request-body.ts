import { createHash } from 'node:crypto'
import type { RegisteredFunction } from '../registry/registered-function.ts'
import type { Job, Run } from '../types.ts'
import { defersJson } from './ops/defer.ts'
import { stackOf } from './steps.ts'

/** One call that is being made: the app's checkpoints must name it. */
export interface Dispatch {
  readonly requestId: string
  readonly generation: number
  readonly jobId: string
}

/** The body of a call, as the SDK's protocol has it. Step results are spliced in as they are stored. */
export function requestBody(
  run: Run,
  job: Job,
  fn: RegisteredFunction,
  dispatch: Dispatch,
  options: { useApi: boolean },
): string {
  const stack = stackOf(run.steps)
  const ctx = {
    attempt: job.attempt,
    disable_immediate_execution: run.forcePlan,
    env: '',
    fn_id: fn.uuid,
    generation_id: dispatch.generation,
    job_id: job.id,
    max_attempts: fn.maxAttempts,
    qi_id: queueItemRef(job.id),
    request_id: dispatch.requestId,
    run_id: run.id,
    stack: { current: stack.length, stack },
    step_id: 'step',
    use_api: options.useApi,
  }
  const events = options.useApi ? run.events.slice(0, 1) : run.events
  const fields = [
    `"ctx":${JSON.stringify(ctx)}`,
    `"defers":${defersJson(run)}`,
    `"event":${run.events[0] ?? '{}'}`,
    `"events":[${events.join(',')}]`,
    `"steps":${options.useApi ? '{}' : stepsJson(run)}`,
    `"use_api":${options.useApi}`,
    `"version":${run.requestVersion}`,
  ]
  return `{${fields.join(',')}}`
}

/** The results of the finished steps, by their ids. */
export function stepsJson(run: Run): string {
  const entries: string[] = []
  for (const step of run.steps.values()) {
    if (step.status === 'done') entries.push(`${JSON.stringify(step.id)}:${step.memo ?? 'null'}`)
  }
  return `{${entries.join(',')}}`
}

/** The headers of a call. */
export function requestHeaders(
  run: Run,
  job: Job,
  dispatch: Dispatch,
  spanId: string,
): Record<string, string> {
  const traceId = createHash('sha256').update(run.id).digest('hex').slice(0, 32)
  return {
    'content-type': 'application/json',
    traceparent: `00-${traceId}-${spanId}-01`,
    'x-inngest-generation-id': String(dispatch.generation),
    'x-inngest-job-id': job.id,
    'x-request-id': dispatch.requestId,
    'x-inngest-req-version': String(run.requestVersion),
    'x-inngest-step-id': job.stepId,
    'x-run-id': run.id,
  }
}

/** Where to call: the function's own address, with the step to run. */
export function requestUrl(fn: RegisteredFunction, job: Job): string {
  const url = new URL(fn.url)
  url.searchParams.set('fnId', fn.id)
  url.searchParams.set('stepId', job.stepId)
  return url.href
}

/** How the app refers to the job in its checkpoints. */
export function queueItemRef(jobId: string): string {
  return Buffer.from(`${jobId}::default`).toString('base64')
}
