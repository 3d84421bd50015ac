import { addToBatch } from '../flow-control/batch.ts'
import { nextDebounce } from '../flow-control/debounce.ts'
import { flowKey } from '../flow-control/flow-key.ts'
import { admit } from '../flow-control/gcra.ts'
import { idempotencyRule, once, rateLimitRule } from '../flow-control/rate-limit.ts'
import type { RateRule } from '../flow-control/rate-limit.ts'
import type { Tools } from '../executor/context.ts'
import { endRun } from '../executor/end-run.ts'
import type { RegisteredFunction } from '../registry/registered-function.ts'
import type { Change } from '../store/change.ts'
import { jobRow } from '../store/rows.ts'
import type { RunStore } from '../store/run-store.ts'
import type { Job, Run } from '../types.ts'
import type { AdmissionView, Needs } from './admission-view.ts'
import { createRun } from './create-run.ts'
import type { IncomingEvent } from './incoming.ts'

/** What scheduling runs takes; all of it in memory. */
export interface Scheduling {
  readonly change: Change
  readonly view: AdmissionView
  readonly tools: Tools
  readonly runs: RunStore
  readonly now: number
  /** Runs that are born in this change. */
  readonly born: Run[]
}

/** Names the rows that {@link scheduleRun} will look at. */
export function needsOf(
  fn: RegisteredFunction,
  event: IncomingEvent,
  needs: Needs,
  tools: Tools,
): void {
  for (const [, key] of limitsOf(fn, event, tools)) needs.limits.add(key)
  if (fn.config.batchEvents) needs.batches.add(batchKey(fn, event, tools))
  if (fn.config.debounce) needs.debounces.add(debounceKey(fn, event, tools))
  const singleton = singletonKey(fn, event, tools)
  if (singleton !== null) needs.singletons.add(singleton)
}

/**
 * An event that fits a trigger of `fn`: starts a run, now or later or not at all, as the function's
 * flow control has it. The order of the rules is the server's.
 */
export function scheduleRun(
  scheduling: Scheduling,
  fn: RegisteredFunction,
  event: IncomingEvent,
): void {
  const { view, change, now, tools } = scheduling
  const limits = limitsOf(fn, event, tools)
  const admissions = limits.map(([rule, key]) => ({
    rule,
    key,
    ...admit(view.limits.get(key), now, rule.rate),
  }))
  if (admissions.some(({ admitted }) => !admitted)) return
  for (const admission of admissions) {
    if (!admission.admitted) continue
    view.limits.set(admission.key, admission.tat)
    const expires = Math.max(Math.ceil(admission.tat), now + admission.rule.period)
    change.put('limits', { key: admission.key, tat: admission.tat, expires_at: expires })
  }
  const { batchEvents, debounce } = fn.config
  const mayBatch =
    batchEvents?.if === undefined ||
    tools.expressions.matches(batchEvents.if, { event: event.payload })
  if (batchEvents && mayBatch) joinBatch(scheduling, fn, event, batchEvents)
  else if (debounce) putOff(scheduling, fn, event, debounce)
  else startRun(scheduling, fn, [event], null, null)
}

/** Starts a run, unless another one is alive that it must not join. */
export function startRun(
  scheduling: Scheduling,
  fn: RegisteredFunction,
  events: readonly IncomingEvent[],
  batchId: string | null,
  cron: string | null,
): void {
  const { view, change, tools, runs, now, born } = scheduling
  const [first] = events
  if (!first) return
  const key = singletonKey(fn, first, tools)
  const aliveId = key === null ? undefined : view.singletons.get(key)
  const alive = born.find((run) => run.id === aliveId) ?? (aliveId ? runs.peek(aliveId) : undefined)
  if (alive && alive.endedAt === null) {
    if (fn.config.singleton?.mode !== 'cancel') return
    endRun({ run: alive, change, now, tools }, { status: 'Cancelled', reason: 'singleton' })
  }
  const run = createRun(
    { change, tools, now },
    fn,
    events.map((event) => ({
      id: event.id,
      json: JSON.stringify(event.payload),
      payload: event.payload,
    })),
    { batchId, cron, singletonKey: key },
  )
  if (key !== null) view.singletons.set(key, run.id)
  born.push(run)
}

function joinBatch(
  scheduling: Scheduling,
  fn: RegisteredFunction,
  event: IncomingEvent,
  rule: { maxSize: number; timeout: number },
): void {
  const { view, change, tools, now } = scheduling
  const key = batchKey(fn, event, tools)
  const open = view.batches.get(key)
  const known = open && { eventIds: open.event_ids, fireAt: Number(open.fire_at) }
  const next = addToBatch(known, event.id, now, rule)
  const id = open?.id ?? tools.ids.ulid(now)
  view.payloads.set(event.id, JSON.stringify(event.payload))
  if (next.full) {
    view.batches.delete(key)
    change.drop('batches', key)
    change.drop('jobs', key)
    change.afterwards(() => tools.unschedule(key))
    startRun(
      scheduling,
      fn,
      next.eventIds.map((id) => storedEvent(id, view)),
      id,
      null,
    )
    return
  }
  const row = {
    key,
    id,
    function_id: fn.id,
    event_ids: next.eventIds,
    job_id: key,
    fire_at: next.fireAt,
  }
  view.batches.set(key, row)
  change.put('batches', row)
  if (!open) addTimer(scheduling, { id: key, kind: 'batch', functionId: fn.id, dueAt: next.fireAt })
}

function putOff(
  scheduling: Scheduling,
  fn: RegisteredFunction,
  event: IncomingEvent,
  rule: { period: number; timeout?: number | undefined },
): void {
  const { view, change, tools, now } = scheduling
  const key = debounceKey(fn, event, tools)
  const open = view.debounces.get(key)
  const next = nextDebounce(
    open && {
      fireAt: Number(open.fire_at),
      deadline: open.deadline === null ? null : Number(open.deadline),
    },
    now,
    rule,
  )
  const row = {
    key,
    function_id: fn.id,
    event_id: event.id,
    job_id: key,
    fire_at: next.fireAt,
    deadline: next.deadline,
  }
  view.debounces.set(key, row)
  change.put('debounces', row)
  addTimer(scheduling, { id: key, kind: 'debounce', functionId: fn.id, dueAt: next.fireAt })
}

function addTimer(
  { change, tools }: Scheduling,
  timer: Pick<Job, 'id' | 'kind' | 'functionId' | 'dueAt'>,
): void {
  const job: Job = { ...timer, runId: null, stepId: 'step', attempt: 0, generation: 1 }
  change.put('jobs', jobRow(job))
  change.afterwards(() => tools.schedule(job, null))
}

/** An event that was stored earlier. */
export function storedEvent(id: string, view: AdmissionView): IncomingEvent {
  return { id, dedupe: false, payload: JSON.parse(view.payloads.get(id) ?? '{}') }
}

function limitsOf(
  fn: RegisteredFunction,
  event: IncomingEvent,
  tools: Tools,
): [RateRule, string][] {
  const limits: [RateRule, string][] = []
  if (event.dedupe) limits.push([once, flowKey('event-id', fn.id, event.payload.id)])
  for (const [name, rule] of [
    ['idempotency', idempotencyRule(fn.config)],
    ['rate', rateLimitRule(fn.config)],
  ] as const) {
    if (rule) limits.push([rule, flowKey(name, fn.id, valueOf(rule.key, event, tools))])
  }
  return limits
}

function batchKey(fn: RegisteredFunction, event: IncomingEvent, tools: Tools): string {
  return flowKey('batch', fn.id, valueOf(fn.config.batchEvents?.key ?? null, event, tools))
}

function debounceKey(fn: RegisteredFunction, event: IncomingEvent, tools: Tools): string {
  return flowKey('debounce', fn.id, valueOf(fn.config.debounce?.key ?? null, event, tools))
}

function singletonKey(fn: RegisteredFunction, event: IncomingEvent, tools: Tools): string | null {
  const { singleton } = fn.config
  return singleton
    ? flowKey('singleton', fn.id, valueOf(singleton.key ?? null, event, tools))
    : null
}

function valueOf(expression: string | null, event: IncomingEvent, tools: Tools): unknown {
  return expression === null
    ? null
    : tools.expressions.evaluate(expression, { event: event.payload })
}
