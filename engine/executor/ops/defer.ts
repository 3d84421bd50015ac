import { z } from 'zod'
import { resolveSessions, SessionError } from '../../events/sessions.ts'
import { stableUuid } from '../../ids.ts'
import { stepRow } from '../../store/rows.ts'
import type { Run, Step } from '../../types.ts'
import type { RunContext } from '../context.ts'
import { emit } from '../emit.ts'
import type { Op } from '../op.ts'
import { displayNameOf } from '../op.ts'

const addSchema = z.object({
  fn_slug: z.string().min(1),
  input: z.record(z.string(), z.unknown()).nullish(),
  meta: z.record(z.string(), z.unknown()).nullish(),
})
const abortSchema = z.object({ target_hashed_id: z.string().min(1) })

const mostPerRun = 20
const largestInput = 4 * 1024 * 1024

/**
 * Takes note of what `defer()` asks for: another function is to start when this run ends. What
 * cannot be taken is dropped, never the run's own work.
 */
export function takeDefers(context: RunContext, ops: readonly Op[]): void {
  for (const op of ops) {
    if (op.op === 'DeferAdd') add(context, op)
    else if (op.op === 'DeferAbort') abort(context, op)
  }
}

function add({ run, change, now }: RunContext, op: Op): void {
  if (run.steps.has(op.id)) return
  const defers = defersOf(run)
  const parsed = addSchema.safeParse(op.opts)
  const memo = parsed.success ? JSON.stringify(parsed.data) : '{}'
  const size = defers.reduce((sum, step) => sum + (step.memo?.length ?? 0), memo.length)
  if (defers.length >= mostPerRun) return
  const step: Step = {
    id: op.id,
    op: op.op,
    name: displayNameOf(op),
    status: parsed.success && size <= largestInput ? 'deferred' : 'dropped',
    position: null,
    memo: size <= largestInput ? memo : '{}',
    failed: false,
    pending: false,
    race: false,
    attempts: 0,
    startedAt: now,
    endedAt: null,
  }
  run.steps.set(step.id, step)
  run.stateSize += step.memo?.length ?? 0
  change.put('steps', stepRow(run.id, step))
}

function abort({ run, change }: RunContext, op: Op): void {
  const parsed = abortSchema.safeParse(op.opts)
  const step = parsed.success ? run.steps.get(parsed.data.target_hashed_id) : undefined
  if (step?.status !== 'deferred') return
  step.status = 'dropped'
  change.put('steps', stepRow(run.id, step))
}

/** Starts what was deferred; the run has ended. */
export function startDeferred(context: RunContext): void {
  const { run, now } = context
  for (const step of defersOf(run)) {
    if (step.status !== 'deferred') continue
    const { fn_slug, input, meta } = addSchema.parse(JSON.parse(step.memo ?? '{}'))
    const resolved = sessionsOrNull(meta)
    if (resolved === null) continue
    emit(context, {
      id: `${run.id}.${step.id}`,
      name: 'inngest/deferred.schedule',
      data: {
        ...input,
        _inngest: {
          fn_slug,
          parent_app_id: stableUuid(run.appName),
          parent_fn_id: stableUuid(run.functionId),
          parent_fn_slug: run.functionId,
          parent_run_id: run.id,
        },
      },
      user: {},
      ts: now,
      ...(resolved === undefined ? {} : { meta: resolved }),
    })
  }
}

/** The deferred calls that the app must not report again, by their ids. */
export function defersJson(run: Run): string {
  const known = defersOf(run).map((step) => [step.id, { abortable: step.status === 'deferred' }])
  return JSON.stringify(Object.fromEntries(known))
}

function defersOf(run: Run): Step[] {
  return [...run.steps.values()].filter((step) => step.op === 'DeferAdd')
}

function sessionsOrNull(meta: unknown): Record<string, unknown> | undefined | null {
  try {
    return resolveSessions(meta)
  } catch (error) {
    if (error instanceof SessionError) return null
    throw error
  }
}
