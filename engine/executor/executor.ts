import type { Clock } from '../clock.ts'
import type { GroupCommit } from '../store/group-commit.ts'
import { createChange } from '../store/change.ts'
import { jobRow, runRow } from '../store/rows.ts'
import type { RunStore } from '../store/run-store.ts'
import type { Job, Logger, Run } from '../types.ts'
import { applyOps } from './apply-ops.ts'
import type { RunLimits } from './apply-ops.ts'
import { callApp } from './call-app.ts'
import type { RunContext, Tools } from './context.ts'
import { endRun } from './end-run.ts'
import type { Ending } from './end-run.ts'
import { addJob, repeatJob } from './jobs.ts'
import { endpointRequest } from './endpoint-request.ts'
import { requestBody, requestHeaders, requestUrl, stepsJson } from './request-body.ts'
import type { Dispatch } from './request-body.ts'
import type { AppResponse } from './response.ts'
import { backoff } from './retry.ts'
import { takeDefers } from './ops/defer.ts'
import type { Op } from './op.ts'
import { memoOf } from './ops/step-ended.ts'
import { finishStep, resumeStep } from './steps.ts'

export interface Executor {
  /** Calls the app for a job, and stores what comes of it. Resolves then. */
  execute(job: Job): Promise<void>
  /** Applies one transition to a run, if it is alive, and stores it. False when it is not. */
  transition(runId: string, apply: (context: RunContext) => void): Promise<boolean>
  context(run: Run, change: RunContext['change']): RunContext
  /** The calls that are being made for the run. */
  current(runId: string): readonly Dispatch[]
  end(runId: string, ending: Ending): Promise<boolean>
  resume(runId: string, stepId: string, result: { memo: string; failed: boolean }): Promise<boolean>
  /** Carries out what an endpoint has reported of a run that it began itself. False when it is over. */
  report(runId: string, ops: readonly Op[], requestVersion: number): Promise<boolean>
  /** Breaks off all calls. */
  abort(): void
}

interface Deps {
  clock: Clock
  runs: RunStore
  commits: GroupCommit
  tools: Tools
  logger: Logger
  fetch: typeof fetch
  limits: RunLimits
  /** Fixed delay before a retry, in milliseconds, instead of the growing one. */
  retryInterval: number | null
  /** Longest time that a call may take, in milliseconds. */
  callTimeout: number
}

/** The largest request body that an app can be expected to take. */
const largestRequest = 4 * 1024 * 1024

/** Makes the calls to the apps. One call at a time for each job; its answer becomes one change. */
export function createExecutor(deps: Deps): Executor {
  const { clock, runs, commits, tools } = deps
  const dispatches = new Map<string, Map<string, Dispatch>>()
  const aborts = new Set<AbortController>()
  let aborted = false

  function context(run: Run, change: RunContext['change']): RunContext {
    return { run, change, now: clock.now(), tools }
  }

  async function transition(runId: string, apply: (context: RunContext) => void): Promise<boolean> {
    const run = await runs.load(runId)
    if (!run || run.endedAt !== null) return false
    const change = createChange()
    runs.hold(runId)
    try {
      apply(context(run, change))
      await commits.commit(change)
    } catch (error) {
      // Memory is ahead of the tables: let the tables answer from now on.
      runs.forget(runId)
      throw error
    } finally {
      runs.release(runId)
    }
    return true
  }

  function begin(run: Run, job: Job): Dispatch {
    const dispatch = {
      requestId: tools.ids.ulid(clock.now()),
      generation: job.generation,
      jobId: job.id,
    }
    job.running = true
    const ofRun = dispatches.get(run.id) ?? new Map<string, Dispatch>()
    dispatches.set(run.id, ofRun.set(dispatch.requestId, dispatch))
    return dispatch
  }

  function finish(run: Run, job: Job, dispatch: Dispatch): void {
    job.running = false
    const ofRun = dispatches.get(run.id)
    ofRun?.delete(dispatch.requestId)
    if (ofRun?.size === 0) dispatches.delete(run.id)
  }

  /** That a run has started is stored with its first result, unless a timer hangs on it. */
  function markStarted(run: Run): void {
    if (run.startedAt !== null) return
    const change = createChange()
    const started = context(run, change)
    run.startedAt = started.now
    run.status = 'Running'
    for (const job of run.jobs.values()) {
      if (job.kind === 'start-timeout') {
        run.jobs.delete(job.id)
        change.drop('jobs', job.id)
        tools.unschedule(job.id)
      }
    }
    const finish = tools.registry.find(run.functionId)?.config.timeouts?.finish
    if (finish !== undefined)
      addJob(started, { kind: 'finish-timeout', dueAt: started.now + finish })
    if (change.writes.length === 0) return
    change.put('runs', runRow(run))
    commits.commit(change).catch(() => runs.forget(run.id))
  }

  /** The call that is being made is the last one in which the app is told to plan only. */
  function endPlanning(run: Run): void {
    if (!run.forcePlan || run.requestVersion < 2) return
    run.forcePlan = false
    const change = createChange()
    change.put('runs', runRow(run))
    commits.commit(change).catch(() => runs.forget(run.id))
  }

  /** Takes up a run again whose memory was given up. */
  async function recover(runId: string): Promise<void> {
    const run = await runs.load(runId)
    for (const job of run?.jobs.values() ?? []) tools.schedule(job, run ?? null)
  }

  async function call(run: Run, job: Job, dispatch: Dispatch): Promise<AppResponse> {
    const fn = tools.registry.find(run.functionId)
    if (!fn) {
      const message = `function ${run.functionId} is no longer registered`
      return {
        kind: 'error',
        error: { name: 'Error', message },
        reason: message,
        noRetry: true,
        retryAt: null,
      }
    }
    const abort = new AbortController()
    const stopTimer = clock.setTimer(() => abort.abort(new Error('timed out')), deps.callTimeout)
    aborts.add(abort)
    try {
      const useApi = run.stateSize > largestRequest || stepsJson(run).length > largestRequest
      const request = fn.endpoint
        ? endpointRequest(run, job, dispatch)
        : {
            method: 'POST',
            url: requestUrl(fn, job),
            headers: requestHeaders(run, job, dispatch, tools.ids.hex(16)),
            body: requestBody(run, job, fn, dispatch, { useApi }),
          }
      if (job.stepId === 'step') endPlanning(run)
      return await callApp(
        { fetch: deps.fetch, now: clock.now, timeout: deps.callTimeout, endpoint: fn.endpoint },
        { ...request, signal: abort.signal },
      )
    } finally {
      stopTimer()
      aborts.delete(abort)
    }
  }

  function apply(context: RunContext, job: Job, response: AppResponse): void {
    const maxAttempts = tools.registry.find(context.run.functionId)?.maxAttempts ?? 1
    const retryAt = (attempt: number) =>
      context.now + (deps.retryInterval ?? backoff(attempt, Math.random()))
    if (response.kind === 'ops') {
      applyOps(context, job, response, { retryAt, maxAttempts, limits: deps.limits })
    } else if (response.kind === 'result') {
      endRun(context, { status: 'Completed', output: response.data })
    } else if (!response.noRetry && job.attempt + 1 < maxAttempts) {
      const attempt = job.attempt + 1
      repeatJob(context, job, { attempt, dueAt: response.retryAt ?? retryAt(attempt) })
    } else endRun(context, { status: 'Failed', error: response.error, reason: response.reason })
  }

  return {
    context,
    transition,
    current: (runId) => [...(dispatches.get(runId)?.values() ?? [])],
    end: (runId, ending) => transition(runId, (context) => endRun(context, ending)),
    resume: (runId, stepId, result) =>
      transition(runId, (context) => resumeStep(context, stepId, result)),
    report: (runId, ops, requestVersion) =>
      transition(runId, (context) => {
        const job = [...context.run.jobs.values()].find(({ kind }) => kind === 'start')
        const ran = ops.filter(({ op }) => op === 'Step' || op === 'StepRun')
        for (const op of ran) {
          finishStep(context, op, {
            memo: memoOf(op),
            failed: false,
            attempts: (job?.attempt ?? 0) + 1,
          })
        }
        const rest = ops.filter((op) => !ran.includes(op))
        takeDefers(context, rest)
        if (!job || rest.length === 0) return
        apply(context, job, {
          kind: 'ops',
          ops: rest,
          requestVersion,
          noRetry: false,
          retryAt: null,
        })
      }),
    abort: () => {
      aborted = true
      for (const abort of aborts) abort.abort(new Error('the engine is stopping'))
    },
    execute: async (planned) => {
      const run = planned.runId === null ? undefined : await runs.load(planned.runId)
      const job = run?.jobs.get(planned.id)
      if (!run || !job || job.running) return
      runs.hold(run.id)
      const dispatch = begin(run, job)
      let isStored = true
      try {
        markStarted(run)
        const response = await call(run, job, dispatch)
        // A call that was broken off leaves its job to the next start.
        if (aborted) return
        // The run may have ended, or this job been replaced, while the app was at work.
        if (run.endedAt !== null || runs.peek(run.id) !== run || !run.jobs.has(job.id)) return
        const change = createChange()
        apply(context(run, change), job, response)
        finish(run, job, dispatch)
        await commits.commit(change)
      } catch (error) {
        deps.logger.error({ err: error, runId: run.id }, 'the result of a call could not be stored')
        runs.forget(run.id)
        isStored = false
      } finally {
        finish(run, job, dispatch)
        runs.release(run.id)
        // In memory it may have ended already; the tables, which never heard of it, are right.
        const isForgotten = run.endedAt === null && runs.peek(run.id) !== run
        if (!isStored || isForgotten) await recover(run.id)
      }
    },
  }
}

/** Writes a job again as it is now, such as after its attempts were reset. */
export function putJob({ change }: RunContext, job: Job): void {
  change.put('jobs', jobRow(job))
}
